#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "approved.hpp"
#include "takt/cli/run.hpp"

namespace {

/// Of the example, without the path of its folder, which is another on every machine.
std::string looked_out(const std::vector<std::string>& options) {
    const std::string folder = TAKT_SOURCE_DIR "/examples/outlook/";
    std::vector<std::string> words{"outlook", folder + "line.yaml", "--until", "14:30", "--target", "130"};
    words.insert(words.end(), options.begin(), options.end());
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(takt::run(words, out, err, {}) == takt::exit_code::done);
    std::string text = out.str();
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
        text.erase(at, folder.size());
    return text;
}

}  // namespace

TEST_CASE("the text of an outlook is as approved") {
    golden::check("outlook.txt", looked_out({}));
}

TEST_CASE("the JSON of an outlook is as approved") {
    golden::check("outlook.json", looked_out({"--json", "-", "-n", "8"}));
}
