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
        const std::size_t space = text.find(' ');
        const spec::Date date = yaml::parse_date(text.substr(0, space));
        if (space == std::string_view::npos) return date;
        return date + yaml::parse_time_of_day(text.substr(space + 1)).since_midnight;
    } catch (const yaml::Mistake& mistake) {
        return mistake.message;
    }
}

}  // namespace takt
