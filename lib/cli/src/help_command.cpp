#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "commands.hpp"
#include "help_text.hpp"
#include "takt/core/nearest.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/vocabulary.hpp"

namespace takt {
namespace {

constexpr int widest = 120;  // longer lines are hard to read

bool is_command(const std::string& word) {
    return std::find(command_words.begin(), command_words.end(), word) != command_words.end();
}

}  // namespace

int help_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    const int width = std::min(arguments.width.value_or(terminal.width), widest);
    const std::string& word = arguments.word;
    if (word.empty()) {
        out << language_text(width);
        return exit_code::done;
    }
    const std::optional<std::string> text = word_text(word, width);
    if (!text && !is_command(word)) {
        err << printable(fmt::format("takt: there is no word '{}'{}", word, did_you_mean(word, vocabulary().words())))
            << "; see takt help\n";
        return exit_code::bad_input;
    }
    out << text.value_or("");
    if (is_command(word)) out << fmt::format("{}For the command, see takt {} --help.\n", text ? "\n" : "", word);
    return exit_code::done;
}

}  // namespace takt
