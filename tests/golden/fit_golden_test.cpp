#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "approved.hpp"
#include "takt/cli/run.hpp"

namespace {

/// Without the path of the records, which is another on every machine.
std::string fitted(const std::vector<std::string>& options) {
    std::vector<std::string> words{"fit", TAKT_SOURCE_DIR "/examples/from-records/records.csv", "--width", "120"};
    words.insert(words.end(), options.begin(), options.end());
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(takt::run(words, out, err, {}) == takt::exit_code::done);
    std::string text = out.str();
    const std::string folder = TAKT_SOURCE_DIR "/examples/from-records/";
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) text.erase(at, folder.size());
    return text;
}

}  // namespace

TEST_CASE("the text of a fit, with its fragment, is as approved") {
    golden::check("fit.txt", fitted({}));
}

TEST_CASE("the fragment that follows records is as approved") {
    const std::string text = fitted({"--as-trace"});
    golden::check("fit-as-trace.yaml", text.substr(text.find("# Fitted")));
}
