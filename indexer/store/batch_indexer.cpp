// SPDX-License-Identifier: GPL-2.0-or-later
//
// All the work on a batch that needs no other batch: words become numbers, numbers postings, and
// what is keyed by docid, document data and termlists, becomes finished blocks of its table.
#include "store/batch_indexer.hpp"

#include "glass/encoding.hpp"
#include "text/prefetch.hpp"

namespace nutgraf {
namespace {

constexpr int kSmallLevel = 6;  // of libdeflate
// Xapian does not try to compress tags up to this size either.
constexpr std::size_t kLeastCompressed = 18;

// Counts the bytes of a part of a text, evenly spread if it is long.
glass::ByteCounts sample(std::string_view text) {
    constexpr std::size_t kAll = 64 << 10;
    constexpr std::size_t kStretch = 4 << 10;
    const std::size_t step = text.size() <= kAll ? kStretch : 4 * kStretch;
    glass::ByteCounts counts{};
    for (std::size_t at = 0; at < text.size(); at += step) {
        glass::count_bytes(text.substr(at, kStretch), counts);
    }
    return counts;
}

std::string docid_key(std::uint32_t docid) {
    std::string key;
    glass::append_sortable(key, docid);
    return key;
}

}  // namespace

BatchIndexer::BatchIndexer(Vocabulary& vocabulary, const IndexFormat& format,
                           glass::BufferPool& pool)
    : vocabulary_(vocabulary),
      format_(format),
      pool_(pool),
      terms_(vocabulary),
      tokens_(vocabulary, terms_),
      inverter_(format.positions) {
    if (format.small) full_deflate_.emplace(kSmallLevel);
}

void BatchIndexer::start(std::uint32_t first_docid) {
    first_docid_ = first_docid;
    const bool first = first_docid == 1;
    data_table_.emplace(pool_, first);
    if (format_.termlists) termlist_table_.emplace(pool_, first);
    start_piece();
}

void BatchIndexer::start_piece() {
    terms_.start();
    tokens_.start();
    article_ = nullptr;
    data_.clear();
    data_ends_.clear();
}

void BatchIndexer::add(const Article& article, const Passage& passage, std::size_t of) {
    if (&article != article_ || passage.ordinal == 0) {
        article_ = &article;
        data_writer_.emplace(article);
    }
    tokens_.add(article, passage);
    data_writer_->append(data_, passage, of);
    data_ends_.push_back(data_.size());
}

IndexedPiece BatchIndexer::finish_piece() {
    IndexedPiece piece;
    terms_.complete();
    inverter_.invert(terms_, tokens_, first_docid_, piece.postings);
    copy_terms(piece.postings.terms);
    write_data();
    for (std::uint32_t i = 0; termlist_table_ && i < documents(); ++i) add_termlist(i);
    write_lengths(piece.postings, piece.statistics);
    first_docid_ += documents();
    start_piece();
    return piece;
}

DocumentBlocks BatchIndexer::take_blocks(bool all) {
    const auto take = [all](std::optional<glass::LeafWriter>& table) {
        if (!table) return glass::LeafSegment();
        return all ? table->take_all() : table->take_finished();
    };
    return {.data = take(data_table_), .termlists = take(termlist_table_)};
}

template <typename Deflate>
void BatchIndexer::add_tag(std::string_view key, std::string_view tag, Deflate& deflate,
                           glass::LeafWriter& table) {
    compressed_.clear();
    const bool smaller = tag.size() > kLeastCompressed && deflate.append(compressed_, tag);
    table.add(key, smaller ? std::string_view(compressed_) : tag, smaller);
}

void BatchIndexer::write_data() {
    const glass::CannedDeflate canned(full_deflate_ ? glass::ByteCounts{} : sample(data_));
    std::size_t begin = 0;
    std::uint32_t docid = first_docid_;
    for (const std::size_t end : data_ends_) {
        const std::string_view data = std::string_view(data_).substr(begin, end - begin);
        const std::string key = docid_key(docid++);
        if (full_deflate_) {
            add_tag(key, data, *full_deflate_, *data_table_);
        } else {
            add_tag(key, data, canned, *data_table_);
        }
        begin = end;
    }
}

// Terms are wherever they were when they came first; copies side by side, in the order in which
// documents refer to them, stay within the caches.
void BatchIndexer::copy_terms(const std::vector<TermId>& terms) {
    texts_.clear();
    text_ends_.clear();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        vocabulary_.prefetch(i, terms.size(), [&](std::size_t at) { return terms[at]; });
        const std::string_view text = vocabulary_.text(terms[i]);
        char* const out = texts_.grow(text.size() + glass::kCopySlack);
        glass::copy_short(out, text.data(), text.size());
        texts_.end_at(out + text.size());
        text_ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
    }
    texts_.grow(glass::kCopySlack);
}

void BatchIndexer::add_termlist(std::uint32_t document) {
    const auto terms = inverter_.document_terms(document);
    termlist_.start(inverter_.length(document), static_cast<std::uint32_t>(terms.size()));
    for (std::size_t i = 0; i < terms.size(); ++i) {
        constexpr std::size_t kAhead = 8;
        if (i + kAhead < terms.size()) prefetch(term(terms[i + kAhead].rank).data());
        termlist_.add(term(terms[i].rank), terms[i].wdf);
    }
    std::string key = docid_key(first_docid_ + document);
    if (full_deflate_) {
        add_tag(key, termlist_.tag(), *full_deflate_, *termlist_table_);
    } else {
        termlist_table_->add(key, termlist_.tag());
    }
    add_slots(std::move(key), document);
}

void BatchIndexer::add_slots(std::string key, std::uint32_t document) {
    std::vector<unsigned> slots;
    for (unsigned slot = 0; slot < kValueSlots; ++slot) {
        if ((tokens_.slots(document) & 1U << slot) != 0) slots.push_back(slot);
    }
    if (slots.empty()) return;
    std::string tag;
    glass::append_slots(tag, slots);
    key.push_back('\0');
    termlist_table_->add(key, tag);
}

void BatchIndexer::write_lengths(PostingBatch& batch, DocumentStatistics& statistics) {
    DocumentLists& lists = batch.documents;
    lists.first_docid = first_docid_;
    lists.count = documents();
    for (std::uint32_t document = 0; document < documents(); ++document) {
        const std::uint32_t length = inverter_.length(document);
        lists.lengths.end_at(glass::write_vb(lists.lengths.grow(glass::kMaxVb), length));
        statistics.add_length(length);
    }
    statistics.most_wdf = inverter_.most_wdf();
    for (unsigned slot = 0; slot < kValueSlots; ++slot) {
        statistics.values[slot] = tokens_.value_statistics(slot);
        lists.values[slot] = tokens_.take_values(slot);
    }
}

}  // namespace nutgraf
