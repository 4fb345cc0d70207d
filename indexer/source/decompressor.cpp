// SPDX-License-Identifier: GPL-2.0-or-later
//
// The four libraries do the same with four sets of names. Each is asked directly rather than
// through libarchive, which neither verifies the checksum of gzip nor tells when just that is
// missing, and lets a file say how much memory is taken to unpack it.
#include "source/decompressor.hpp"

#define ZLIB_CONST  // the input is not written to

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <new>

namespace nutgraf {
namespace {

using namespace std::string_view_literals;

constexpr const char* kDamaged = "damaged";
constexpr const char* kTooMuchMemory = "takes more memory to unpack than fits; raise --memory";
constexpr const char* kNotCompressed = "damaged: what follows is not compressed";

template <typename Size>
Size clamped(std::size_t size) {
    return static_cast<Size>(std::min<std::size_t>(size, std::numeric_limits<Size>::max()));
}

class GzipDecompressor : public Decompressor {
public:
    GzipDecompressor() {
        constexpr int kGzip = 16;  // added to the window's bits
        if (::inflateInit2(&stream_, MAX_WBITS + kGzip) != Z_OK) throw std::bad_alloc();
    }
    ~GzipDecompressor() override { ::inflateEnd(&stream_); }
    GzipDecompressor(const GzipDecompressor&) = delete;
    GzipDecompressor& operator=(const GzipDecompressor&) = delete;

    DecompressorStep step(std::string_view input, char* to, std::size_t room, bool) override {
        if (input.empty() && may_end_) return {};
        if (may_end_ && input.front() == '\0') return pass_padding(input);
        stream_.next_in = reinterpret_cast<const Bytef*>(input.data());
        stream_.avail_in = clamped<uInt>(input.size());
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = clamped<uInt>(room);
        const uInt in = stream_.avail_in;
        const uInt out = stream_.avail_out;
        const bool at_begin = may_end_;
        const int result = ::inflate(&stream_, Z_NO_FLUSH);
        may_end_ = result == Z_STREAM_END;
        if (may_end_) ::inflateReset(&stream_);
        if (result == Z_MEM_ERROR) throw std::bad_alloc();
        if (result == Z_DATA_ERROR || result == Z_NEED_DICT) {
            reason_ = at_begin ? kNotCompressed : kDamaged;
        }
        return {in - stream_.avail_in, out - stream_.avail_out};
    }
    bool may_end() const noexcept override { return may_end_; }

private:
    // Tapes are filled up with zero bytes; gzip(1) passes them over, too.
    DecompressorStep pass_padding(std::string_view input) {
        const bool all = input.find_first_not_of('\0') == input.npos;
        if (!all) reason_ = kNotCompressed;
        return {input.size(), 0};
    }

    z_stream stream_{};
    bool may_end_ = false;
};

class ZstdDecompressor : public Decompressor {
public:
    explicit ZstdDecompressor(std::uint64_t memory) : context_(::ZSTD_createDCtx()) {
        if (!context_) throw std::bad_alloc();
        const auto bounds = ::ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
        const int log = std::clamp(static_cast<int>(std::bit_width(memory)) - 1, bounds.lowerBound,
                                   bounds.upperBound);
        ::ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, log);
    }

    DecompressorStep step(std::string_view input, char* to, std::size_t room, bool) override {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{to, room, 0};
        const std::size_t result = ::ZSTD_decompressStream(context_.get(), &out, &in);
        if (::ZSTD_isError(result) != 0) {
            const bool memory =
                ::ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge;
            reason_ = memory ? kTooMuchMemory : may_end_ ? kNotCompressed : kDamaged;
        } else if (in.pos > 0 || out.pos > 0) {
            may_end_ = result == 0;
        }
        return {in.pos, out.pos};
    }
    bool may_end() const noexcept override { return may_end_; }

private:
    struct Free {
        void operator()(ZSTD_DCtx* it) const noexcept { ::ZSTD_freeDCtx(it); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> context_;
    bool may_end_ = false;
};

class XzDecompressor : public Decompressor {
public:
    explicit XzDecompressor(std::uint64_t memory) {
        const auto result =
            ::lzma_stream_decoder(&stream_, std::max<std::uint64_t>(memory, 1), LZMA_CONCATENATED);
        if (result != LZMA_OK) throw std::bad_alloc();
    }
    ~XzDecompressor() override { ::lzma_end(&stream_); }
    XzDecompressor(const XzDecompressor&) = delete;
    XzDecompressor& operator=(const XzDecompressor&) = delete;

    DecompressorStep step(std::string_view input, char* to, std::size_t room, bool last) override {
        if (may_end_) return {};
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(input.data());
        stream_.avail_in = input.size();
        stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
        stream_.avail_out = room;
        const lzma_ret result = ::lzma_code(&stream_, last ? LZMA_FINISH : LZMA_RUN);
        may_end_ = result == LZMA_STREAM_END;
        if (result == LZMA_MEM_ERROR) throw std::bad_alloc();
        if (result == LZMA_MEMLIMIT_ERROR) {
            reason_ = kTooMuchMemory;
        } else if (result != LZMA_OK && result != LZMA_STREAM_END && result != LZMA_BUF_ERROR) {
            reason_ = kDamaged;
        }
        return {input.size() - stream_.avail_in, room - stream_.avail_out};
    }
    bool may_end() const noexcept override { return may_end_; }

private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
    bool may_end_ = false;
};

class Bzip2Decompressor : public Decompressor {
public:
    ~Bzip2Decompressor() override { end(); }
    Bzip2Decompressor() = default;
    Bzip2Decompressor(const Bzip2Decompressor&) = delete;
    Bzip2Decompressor& operator=(const Bzip2Decompressor&) = delete;

    DecompressorStep step(std::string_view input, char* to, std::size_t room, bool) override {
        if (input.empty() && !begun_) return {};
        begin();
        stream_.next_in = const_cast<char*>(input.data());  // which it does not write to
        stream_.avail_in = clamped<unsigned>(input.size());
        stream_.next_out = to;
        stream_.avail_out = clamped<unsigned>(room);
        const unsigned in = stream_.avail_in;
        const unsigned out = stream_.avail_out;
        const int result = ::BZ2_bzDecompress(&stream_);
        may_end_ = result == BZ_STREAM_END;
        if (result == BZ_MEM_ERROR) throw std::bad_alloc();
        if (result == BZ_DATA_ERROR) reason_ = kDamaged;
        if (result == BZ_DATA_ERROR_MAGIC) reason_ = kNotCompressed;
        const DecompressorStep step = {in - stream_.avail_in, out - stream_.avail_out};
        if (may_end_) end();
        return step;
    }
    bool may_end() const noexcept override { return may_end_; }

private:
    void begin() {
        if (begun_) return;
        stream_ = {};
        if (::BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
        begun_ = true;
        may_end_ = false;
    }

    void end() {
        if (begun_) ::BZ2_bzDecompressEnd(&stream_);
        begun_ = false;
    }

    bz_stream stream_{};
    bool begun_ = false;
    bool may_end_ = false;
};

}  // namespace

std::optional<Compression> compression_of(std::string_view head) noexcept {
    if (head.starts_with("\x1f\x8b")) return Compression::kGzip;
    if (head.starts_with("\x28\xb5\x2f\xfd")) return Compression::kZstd;
    if (head.starts_with("\xfd\x37zXZ\0"sv)) return Compression::kXz;
    if (head.starts_with("BZh")) return Compression::kBzip2;
    return std::nullopt;
}

std::unique_ptr<Decompressor> make_decompressor(Compression compression, std::uint64_t memory) {
    switch (compression) {
        case Compression::kGzip: return std::make_unique<GzipDecompressor>();
        case Compression::kZstd: return std::make_unique<ZstdDecompressor>(memory);
        case Compression::kXz: return std::make_unique<XzDecompressor>(memory);
        case Compression::kBzip2: break;
    }
    return std::make_unique<Bzip2Decompressor>();
}

}  // namespace nutgraf
