// The arguments of the program, read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace takt {

enum class Command : std::uint8_t { run, check, schema, version, help, usage };

/// Commands as they are written; `usage` is what `--help` asks for.
inline constexpr std::array<std::string_view, 5> command_words{"run", "check", "schema", "version", "help"};

struct Arguments {
    Command command = Command::usage;
    std::string usage;  ///< for Command::usage
    std::string word;   ///< for Command::help; empty: the language as a whole
    std::string file;
    std::vector<std::string> overrides;  ///< `key=value`, those of --horizon and --warm-up last
    std::optional<std::uint32_t> replications;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;
    std::optional<std::string> json;  ///< a file, or `-` for standard output
    std::optional<std::string> csv;   ///< a folder
    std::optional<int> width;
    bool quiet = false;
};

/// What the user wrote cannot be understood; the message says why.
class ArgumentError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// \throws ArgumentError
Arguments read_arguments(const std::vector<std::string>& args);

}  // namespace takt
