#include "takt/spec/findings.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace takt::spec {

std::string in_quotes(std::string_view word) {
    constexpr std::size_t longest = 60;
    std::string text = "'";
    for (const char letter : word.substr(0, longest)) {
        const auto code = static_cast<unsigned char>(letter);
        text += code < 0x20 || code == 0x7f ? '?' : letter;
    }
    return text + (word.size() > longest ? "...'" : "'");
}

}  // namespace takt::spec
