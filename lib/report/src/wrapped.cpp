#include "wrapped.hpp"

#include <algorithm>

#include "takt/report/display.hpp"

namespace takt {

std::string wrapped(const std::string& text, int width) {
    std::string lines;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
            lines += line + '\n';
            line = "  " + word;
        } else {
            line += (line.empty() ? "" : " ") + word;
        }
        at = end + 1;
    }
    return lines + line + '\n';
}

}  // namespace takt
