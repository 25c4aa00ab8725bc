#include "takt/spec/known_names.hpp"

#include <string>

namespace takt::spec {

std::string a(Thing thing) {
    if (thing == Thing::operators) return "operators";
    if (thing == Thing::robot) return "a shared robot";
    return "a " + std::string(word(thing));
}

}  // namespace takt::spec
