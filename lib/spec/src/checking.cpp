#include "takt/spec/checking.hpp"

#include <sstream>
#include <string>
#include <type_traits>
#include <variant>

#include "takt/spec/element.hpp"
#include "takt/spec/findings.hpp"

namespace takt::spec {

Subject subject_of(const ElementSpec& element) {
    return std::visit(
        [](const auto& e) {
            return Subject{std::remove_cvref_t<decltype(e)>::about.word, &e.name, &e.at};
        },
        element);
}

std::string as_text(double number) {
    std::ostringstream text;
    text << number;
    return text.str();
}

}  // namespace takt::spec
