// Finished units of work in a file: whatever is computed again and again from the same inputs is computed once.
//
// A ledger is text, one record a line, each a JSON object:
//   {"sum":"<16 hexadecimal digits>","record":{"key":{...},"payload":{...}}}
// `sum` is the 64-bit FNV-1a hash of what stands after `"record":`, but for the last brace. The key has the format of the
// payload, the version of takt that made it, the kind of work, the digest of the plan, the seed and the number of the
// replication; the payload is the answer. Records are only ever added. A unit that is there twice counts once, by its
// first record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace takt {

/// The file cannot be used as a ledger, or not be written; the message names it and says why.
class LedgerError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A unit of work. The same key stands for the same answer, whoever computes it, and when.
struct LedgerKey {
    std::string kind;          ///< of work, which says what the payload is: letters, digits and dashes
    std::uint64_t digest = 0;  ///< of the plan, or of whatever else the answer depends on
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
};

/// An append-only file of answers. May be used by several threads at once.
/// \complexity opening reads the file once and keeps where each record is, some 100 bytes each; a payload is read when asked for
class Ledger {
  public:
    enum class Access : std::uint8_t {
        append,  ///< made if it is not there; one writer at a time
        read,    ///< by any number, and by nobody while one writes
    };

    static constexpr int format = 1;                          ///< of payloads; those of another one are not used
    static constexpr std::size_t longest_record = 16u << 20;  ///< bytes

    /// Reads what is there. Records that are torn, corrupt, of another format or made by another version of takt do not count and
    /// are named by `problems()`. A torn end is cut off before anything is appended.
    /// \throws LedgerError when it cannot be read or written, is no ledger, or another process has it open for writing
    explicit Ledger(std::filesystem::path file, Access access = Access::append);
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    ~Ledger();

    /// The payload, a JSON text, where the unit has been finished.
    /// \throws LedgerError when the file has been changed by another since it was opened
    std::optional<std::string> find(const LedgerKey& key) const;
    bool contains(const LedgerKey& key) const;

    /// Adds a finished unit, in one write: what ends the process ends at most the record in flight. Nothing where it is there.
    /// \pre    `payload` is a JSON text on one line
    /// \throws LedgerError when it cannot be written; the file is then as it was before
    void append(const LedgerKey& key, std::string_view payload);

    std::size_t size() const;             ///< units
    std::vector<LedgerKey> keys() const;  ///< in the order of the file
    const std::filesystem::path& file() const;
    /// What was not used, each as `file:line: why`; the first of them where there are many.
    const std::vector<std::string>& problems() const;

  private:
    class File;
    std::unique_ptr<File> open_;
};

}  // namespace takt
