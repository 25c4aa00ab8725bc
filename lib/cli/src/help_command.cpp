#include "help_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "commands.hpp"
#include "help_text.hpp"
#include "shared_options.hpp"
#include "takt/core/nearest.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/vocabulary.hpp"
#include "trade_words.hpp"

namespace takt {
namespace {

constexpr int widest_text = 120;  // longer lines are hard to read

struct HelpOptions {
    std::string word;  ///< empty: the language as a whole
    WidthOption width;
};

bool is_command(const std::string& word) {
    const std::vector<std::string_view> words = command_words();
    return std::find(words.begin(), words.end(), word) != words.end();
}

int explain(const HelpOptions& options, const Console& console) {
    const int width = std::min(options.width.text(console.terminal).width, widest_text);
    const std::string& word = options.word;
    if (word.empty()) {
        console.out << language_text(width);
        return exit_code::done;
    }
    const std::optional<std::string> text = word_text(word, width);
    const std::string hint = text ? std::string() : where_to_look(word, width);
    if (!text && hint.empty() && !is_command(word)) {
        console.err << printable(
                           fmt::format("takt: there is no word '{}'{}", word, did_you_mean(word, vocabulary().words())))
                    << "; see takt help\n";
        return exit_code::bad_input;
    }
    console.out << text.value_or(hint);
    if (is_command(word))
        console.out << fmt::format("{}For the command, see takt {} --help.\n", text ? "\n" : "", word);
    return exit_code::done;
}

}  // namespace

Action add_help(CLI::App& command) {
    const auto options = std::make_shared<HelpOptions>();
    command.add_option("WORD", options->word, "an element, a key, a law or a kind of quantity, or a word of the trade such as kanban; all if left out");
    options->width.add(command);
    command.footer(
        "Examples:\n"
        "  takt help\n"
        "  takt help station\n"
        "  takt help cycle\n"
        "  takt help distributions");
    return [options](const Console& console) { return explain(*options, console); };
}

}  // namespace takt
