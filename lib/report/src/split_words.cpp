#include "split_words.hpp"

#include <fmt/format.h>

namespace takt {

std::string words_of(const Plan& plan, const SplitPlan& split) {
    std::string words;
    for (const MadePlan& made : split.makes) {
        if (!words.empty()) words += ", ";
        words += std::to_string(made.count);
        if (made.product != none) words += ' ' + plan.products[made.product].name;
    }
    return words;
}

}  // namespace takt
