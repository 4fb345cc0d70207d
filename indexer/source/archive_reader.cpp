// SPDX-License-Identifier: GPL-2.0-or-later
//
// Members that are small share a batch. Where a member cannot be read to its end, what was read
// before stays, as it does with a file.
#include "source/archive_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "source/name_filter.hpp"

namespace nutgraf {
namespace {

// Of a batch; and what one takes up beside its bytes.
constexpr std::size_t kMostPieces = 1 << 12;
constexpr std::uint64_t kPieceCost = 256;

// The member of an archive that is at hand, as a stream.
class MemberStream : public ByteStream {
public:
    explicit MemberStream(std::shared_ptr<Archive> archive) : archive_(std::move(archive)) {}

    ReadState read(char* to, std::size_t room, std::size_t& got,
                   const std::function<bool()>& go_on) override {
        return archive_->read(to, room, got, go_on);
    }
    const std::string& reason() const noexcept override { return archive_->reason(); }
    bool system_failed() const noexcept override { return archive_->system_failed(); }

private:
    std::shared_ptr<Archive> archive_;
};

bool is_hidden(const std::string& name) {
    for (std::size_t at = 0; at < name.size(); at = std::min(name.find('/', at), name.size()) + 1) {
        const std::string_view part = std::string_view(name).substr(at, name.find('/', at) - at);
        if (part.starts_with('.') && part != "." && part != "..") return true;
    }
    return false;
}

}  // namespace

ArchiveReader::ArchiveReader(std::string path, InputBuffer input, const ReadContext& context)
    : path_(std::move(path)),
      context_(context),
      archive_(std::make_shared<Archive>(std::move(input), context.budget)) {}

std::unique_ptr<ArticleBatch> ArchiveReader::next_batch(const BatchLimits& limits) {
    while (!ended_ && bytes_ < limits.bytes && pieces_.size() < kMostPieces) {
        if (!read_on(limits)) return nullptr;
    }
    if (pieces_.empty()) return nullptr;
    return take();
}

// Gets the next piece, or the next member. False if go_on said no.
bool ArchiveReader::read_on(const BatchLimits& limits) {
    if (!member_) return next_member(limits);
    if (auto piece = member_->next_batch(limits)) {
        add(std::move(piece));
        return true;
    }
    if (!member_->ended()) return false;
    member_.reset();
    return true;
}

bool ArchiveReader::next_member(const BatchLimits& limits) {
    ArchiveMember member;
    const ReadState state = archive_->next_member(member, limits.go_on);
    if (state == ReadState::kStopped) return false;
    ended_ = state != ReadState::kMore;
    if (state == ReadState::kFailed)
        add(skip(path_, archive_->reason(), archive_->system_failed()));
    while (member.name.starts_with("./")) member.name.erase(0, 2);
    if (!ended_ && member.kind != ArchiveMember::Kind::kFolder) enter(std::move(member));
    return true;
}

// Why a member that is no folder is not read; nothing if it is. A page is only known to those that
// come behind it.
std::optional<PassedReason> ArchiveReader::passes_over(const ArchiveMember& member) const {
    if (is_hidden(member.name)) return PassedReason::kHidden;
    if (member.kind == ArchiveMember::Kind::kLink) return PassedReason::kLink;
    if (member.kind == ArchiveMember::Kind::kOther) return PassedReason::kNotAnArticle;
    if (pages_.have_part(member.name)) return PassedReason::kPagePart;
    return context_.filter->passes_over(member.name);
}

void ArchiveReader::enter(ArchiveMember member) {
    std::string path = path_ + "//" + member.name;
    const auto format = format_of_name(member.name);
    if (format && is_page(*format)) pages_.add(member.name);
    if (const auto reason = passes_over(member)) {
        add(pass_over(*reason, std::move(path)));
    } else if (!member.obstacle.empty()) {
        add(skip(std::move(path), std::move(member.obstacle)));
    } else {
        member_ = std::make_unique<FileReader>(
            std::move(path), InputBuffer(std::make_unique<MemberStream>(archive_)), context_);
    }
}

void ArchiveReader::add(std::unique_ptr<ArticleBatch> piece) {
    bytes_ += piece->bytes() + kPieceCost;
    pieces_.push_back(std::move(piece));
}

std::unique_ptr<ArticleBatch> ArchiveReader::take() {
    const std::uint64_t bytes = std::exchange(bytes_, 0);
    return make_batch(
        [pieces = std::exchange(pieces_, {})] {
            std::vector<DraftResult> results;
            for (const auto& piece : pieces) {
                auto part = piece->parse();
                std::ranges::move(part, std::back_inserter(results));
            }
            return results;
        },
        bytes);
}

}  // namespace nutgraf
