#include "takt/ledger/ledger.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "records.hpp"
#include "takt/core/contract.hpp"

namespace takt {
namespace {

constexpr std::size_t most_problems = 20;  // more would hide each other
constexpr std::size_t block = 1u << 16;    // bytes that are read at once

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& why) {
    throw LedgerError(fmt::format("cannot use {} as a ledger: {}", file.string(), why));
}

std::string reason_of(int number) {
    return std::generic_category().message(number);
}

bool is_word(std::string_view text) {
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

}  // namespace

class Ledger::File {
    /// Where in the file a line is, without its end.
    struct Extent {
        std::int64_t from = 0;
        std::size_t size = 0;
    };

    struct Found {
        LedgerKey key;
        Extent where;
    };

  public:
    File(std::filesystem::path path, Access access) : path_(std::move(path)), access_(access) {
        // A pipe without a writer must not make takt wait, so O_NONBLOCK; for a regular file it means nothing.
        const int flags = access == Access::append ? O_RDWR | O_CREAT | O_APPEND : O_RDONLY;
        number_ = ::open(path_.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0666);
        if (number_ < 0) fail(path_, reason_of(errno));
        try {
            lock();
            scan();
        } catch (...) {
            ::close(number_);
            throw;
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { ::close(number_); }

    bool contains(const LedgerKey& key) const {
        const std::scoped_lock guard(mutex_);
        return records_.contains(ledger::name_of(key));
    }

    std::optional<std::string> find(const LedgerKey& key) const {
        const std::scoped_lock guard(mutex_);
        const auto found = records_.find(ledger::name_of(key));
        if (found == records_.end()) return std::nullopt;
        const std::string line = read(found->second.where);
        const ledger::Reading reading = ledger::read_line(line);
        if (!reading.record) fail(path_, "it was changed while it was open");
        return std::string(reading.record->payload);
    }

    void append(const LedgerKey& key, std::string_view payload) {
        TAKT_EXPECTS(access_ == Access::append);
        TAKT_EXPECTS(is_word(key.kind) && payload.find('\n') == payload.npos, key.kind);
        const std::string line = ledger::line_of(key, payload);
        if (line.size() > longest_record)
            fail(path_, fmt::format("a record of {} bytes is longer than {}", line.size(), longest_record + 0));
        const std::scoped_lock guard(mutex_);
        const auto [entry, is_new] = records_.emplace(ledger::name_of(key), Found{key, {end_, line.size()}});
        if (!is_new) return;
        if (write(line + '\n')) {
            end_ += static_cast<std::int64_t>(line.size()) + 1;
            return;
        }
        const int reason = errno;
        records_.erase(entry);
        cut_off_at(end_);
        fail(path_, reason_of(reason));
    }

    std::size_t size() const {
        const std::scoped_lock guard(mutex_);
        return records_.size();
    }

    std::vector<LedgerKey> keys() const {
        const std::scoped_lock guard(mutex_);
        std::vector<const Found*> found;
        for (const auto& [name, each] : records_)
            found.push_back(&each);
        std::sort(found.begin(), found.end(), [](auto* a, auto* b) { return a->where.from < b->where.from; });
        std::vector<LedgerKey> keys;
        for (const Found* each : found)
            keys.push_back(each->key);
        return keys;
    }
    const std::filesystem::path& path() const { return path_; }
    const std::vector<std::string>& problems() const { return problems_; }

  private:
    void lock() {
        struct stat status = {};
        if (::fstat(number_, &status) != 0) fail(path_, reason_of(errno));
        if (!S_ISREG(status.st_mode)) fail(path_, "it is not a regular file");
        if (::flock(number_, (access_ == Access::append ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return;
        fail(path_, errno == EWOULDBLOCK ? "another process is using it" : reason_of(errno));
    }

    /// Line by line, holding one of them; the rest of a line that is too long is passed over.
    void scan() {
        std::string line;
        std::vector<char> buffer(block);
        std::int64_t begin = 0;   // of the line
        std::int64_t offset = 0;  // of what is read next
        bool too_long = false;
        for (;;) {
            const ssize_t got = ::pread(number_, buffer.data(), buffer.size(), offset);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail(path_, reason_of(errno));
            if (got == 0) break;
            const char* at = buffer.data();
            const char* const stop = at + got;
            while (at != stop) {
                const char* const newline = std::find(at, stop, '\n');
                const auto part = static_cast<std::size_t>(newline - at);
                too_long = too_long || line.size() + part > longest_record;
                if (!too_long) line.append(at, part);
                offset += static_cast<std::int64_t>(part) + (newline != stop ? 1 : 0);
                at = newline == stop ? stop : newline + 1;
                if (newline == stop) continue;
                take(too_long ? std::string_view() : line, begin, too_long);
                line.clear();
                too_long = false;
                begin = offset;
            }
        }
        end_ = begin;
        if (offset != begin) take_torn_end(line);
        expect_ledger();
    }

    void take(std::string_view line, std::int64_t begin, bool too_long) {
        ++lines_;
        if (too_long) return note("it is too long for a record");
        const ledger::Reading reading = ledger::read_line(line);
        is_ledger_ = is_ledger_ || reading.record || (lines_ == 1 && line.starts_with(ledger::opening));
        if (!reading.record) return note(reading.problem);
        records_.emplace(ledger::name_of(reading.record->key), Found{reading.record->key, {begin, line.size()}});
    }

    void take_torn_end(std::string_view line) {
        ++lines_;
        const std::string_view start = line.substr(0, ledger::opening.size());
        is_ledger_ = is_ledger_ || (lines_ == 1 && ledger::opening.starts_with(start));
        if (!is_ledger_) return;
        note("it is torn");
        if (access_ == Access::append) cut_off_at(end_);
    }

    /// So that nothing is appended to a file that the user took for another.
    void expect_ledger() const {
        if (lines_ > 0 && !is_ledger_) fail(path_, "it is something else");
    }

    void note(const std::string& why) {
        if (problems_.size() < most_problems) {
            problems_.push_back(fmt::format("{}:{}: {}, so it is not used", path_.string(), lines_, why));
        } else if (problems_.size() == most_problems) {
            problems_.push_back(fmt::format("{}: further records are not used", path_.string()));
        }
    }

    void cut_off_at(std::int64_t end) const {
        if (::ftruncate(number_, end) != 0) fail(path_, reason_of(errno));
    }

    std::string read(const Extent& extent) const {
        std::string text(extent.size, '\0');
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t got =
                ::pread(number_, text.data() + done, text.size() - done, extent.from + static_cast<std::int64_t>(done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail(path_, reason_of(errno));
            if (got == 0) fail(path_, "it was changed while it was open");
            done += static_cast<std::size_t>(got);
        }
        return text;
    }

    /// One call, unless the disk is full or a signal comes in between.
    bool write(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t written = ::write(number_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    std::filesystem::path path_;
    Access access_;
    int number_ = -1;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Found> records_;
    std::vector<std::string> problems_;
    std::size_t lines_ = 0;
    std::int64_t end_ = 0;  ///< of the last whole line
    bool is_ledger_ = false;
};

Ledger::Ledger(std::filesystem::path file, Access access) : open_(std::make_unique<File>(std::move(file), access)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

std::optional<std::string> Ledger::find(const LedgerKey& key) const {
    return open_->find(key);
}

bool Ledger::contains(const LedgerKey& key) const {
    return open_->contains(key);
}

void Ledger::append(const LedgerKey& key, std::string_view payload) {
    open_->append(key, payload);
}

std::size_t Ledger::size() const {
    return open_->size();
}

std::vector<LedgerKey> Ledger::keys() const {
    return open_->keys();
}

const std::filesystem::path& Ledger::file() const {
    return open_->path();
}

const std::vector<std::string>& Ledger::problems() const {
    return open_->problems();
}

}  // namespace takt
