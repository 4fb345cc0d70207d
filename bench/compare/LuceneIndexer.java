// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lucene's part in the comparison: java LuceneIndexer cold|warm THREADS PASSAGES INDEX
//
// PASSAGES has a passage a line: id, title, text and data between tabs, with tab, line end,
// carriage return and backslash written as \t, \n, \r and \\. "cold" reads it and indexes it once.
// "warm" reads it into memory and indexes it three times, each time into a new directory below
// INDEX, and prints wall and CPU seconds of the second and the third.
//
// Documents and their fields are used again for each passage, as Lucene's manual advises, and
// segments are left as separate files, which saves copying them together.
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

public final class LuceneIndexer {
    private static final double BUFFER_MEGABYTES = 256;
    private static final int BATCH = 64;
    private static final int WARM_ROUNDS = 3;

    /** Hands out passages, each as {id, title, text, data}, to any thread. */
    private interface Source {
        /** Replaces what is in the batch by the next passages; none at the end. */
        void next(List<String[]> batch) throws IOException;
    }

    /** Lines are read one thread at a time, but taken apart by the thread that got them. */
    private static final class FileSource implements Source {
        private final BufferedReader reader;

        FileSource(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public void next(List<String[]> batch) throws IOException {
            List<String> lines = new ArrayList<>(BATCH);
            synchronized (reader) {
                String line;
                while (lines.size() < BATCH && (line = reader.readLine()) != null) {
                    lines.add(line);
                }
            }
            batch.clear();
            for (String line : lines) {
                batch.add(parse(line));
            }
        }
    }

    private static final class MemorySource implements Source {
        private final List<String[]> passages;
        private int given = 0;

        MemorySource(List<String[]> passages) {
            this.passages = passages;
        }

        @Override
        public synchronized void next(List<String[]> batch) {
            int end = Math.min(given + BATCH, passages.size());
            batch.clear();
            batch.addAll(passages.subList(given, end));
            given = end;
        }
    }

    /** One thread's document. */
    private static final class Filler {
        private final Field id = new StringField("id", "", Field.Store.YES);
        private final Field title = new TextField("title", "", Field.Store.NO);
        private final Field text = new TextField("text", "", Field.Store.YES);
        private final Field data = new StoredField("data", "");
        private final Document document = new Document();

        Filler() {
            for (Field field : new Field[] {id, title, text, data}) {
                document.add(field);
            }
        }

        Document fill(String[] passage) {
            id.setStringValue(passage[0]);
            title.setStringValue(passage[1]);
            text.setStringValue(passage[2]);
            data.setStringValue(passage[3]);
            return document;
        }
    }

    private static String[] parse(String line) {
        String[] fields = new String[4];
        int start = 0;
        for (int i = 0; i < 4; ++i) {
            int tab = line.indexOf('\t', start);
            int end = tab < 0 ? line.length() : tab;
            fields[i] = plain(line.substring(start, end));
            start = end + 1;
        }
        return fields;
    }

    private static String plain(String field) {
        int at = field.indexOf('\\');
        if (at < 0) {
            return field;
        }
        StringBuilder result = new StringBuilder(field.length());
        int copied = 0;
        for (; at >= 0; at = field.indexOf('\\', copied)) {
            char name = field.charAt(at + 1);
            result.append(field, copied, at);
            result.append(name == 't' ? '\t' : name == 'n' ? '\n' : name == 'r' ? '\r' : '\\');
            copied = at + 2;
        }
        return result.append(field, copied, field.length()).toString();
    }

    private static Void addAll(Source source, IndexWriter writer) throws IOException {
        Filler filler = new Filler();
        List<String[]> batch = new ArrayList<>(BATCH);
        for (source.next(batch); !batch.isEmpty(); source.next(batch)) {
            for (String[] passage : batch) {
                writer.addDocument(filler.fill(passage));
            }
        }
        return null;
    }

    private static void index(Source source, Path path, int threads) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setUseCompoundFile(false);
        try (Directory directory = FSDirectory.open(path);
                IndexWriter writer = new IndexWriter(directory, config)) {
            if (threads == 1) {
                addAll(source, writer);
            } else {
                addInThreads(source, writer, threads);
            }
            writer.commit();
        }
    }

    private static void addInThreads(Source source, IndexWriter writer, int threads)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Callable<Void> work = () -> addAll(source, writer);
        List<Future<Void>> results = new ArrayList<>();
        for (int i = 0; i < threads; ++i) {
            results.add(pool.submit(work));
        }
        for (Future<Void> result : results) {
            result.get();
        }
        pool.shutdown();
    }

    private static List<String[]> readAll(Source source) throws IOException {
        List<String[]> all = new ArrayList<>();
        List<String[]> batch = new ArrayList<>(BATCH);
        for (source.next(batch); !batch.isEmpty(); source.next(batch)) {
            all.addAll(batch);
        }
        return all;
    }

    private static void remove(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private static void indexWarm(Source file, Path path, int threads) throws Exception {
        List<String[]> passages = readAll(file);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = 1; round <= WARM_ROUNDS; ++round) {
            System.gc();
            Path directory = path.resolve("round-" + round);
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            index(new MemorySource(passages), directory, threads);
            double wallSeconds = 1e-9 * (System.nanoTime() - start);
            double cpuSeconds = 1e-9 * (system.getProcessCpuTime() - cpu);
            if (round > 1) {
                System.out.printf(Locale.ROOT, "%.6f %.6f%n", wallSeconds, cpuSeconds);
            }
            if (round < WARM_ROUNDS) {
                remove(directory);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        Path path = Path.of(arguments[3]);
        Files.createDirectories(path);
        try (BufferedReader reader =
                Files.newBufferedReader(Path.of(arguments[2]), StandardCharsets.UTF_8)) {
            Source file = new FileSource(reader);
            if (arguments[0].equals("warm")) {
                indexWarm(file, path, threads);
            } else {
                index(file, path, threads);
            }
        }
    }

    private LuceneIndexer() {}
}
