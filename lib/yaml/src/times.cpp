#include "takt/yaml/times.hpp"

#include "calendar_words.hpp"
#include "mistake.hpp"
#include "quantities.hpp"

namespace takt {

std::variant<Duration, std::string> read_duration(std::string_view text) {
    try {
        return yaml::parse_duration(text);
    } catch (const yaml::Mistake& mistake) {
        return mistake.message;
    }
}

std::variant<std::chrono::sys_time<Duration>, std::string> read_date(std::string_view text) {
    try {
        return yaml::parse_moment(text);
    } catch (const yaml::Mistake& mistake) {
        return mistake.message;
    }
}

}  // namespace takt
