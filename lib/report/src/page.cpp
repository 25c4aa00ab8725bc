#include "takt/report/page.hpp"

#include <fmt/format.h>

#include "page_bytes.hpp"
#include "script_text.hpp"
#include "takt/core/contract.hpp"
#include "takt/core/version.hpp"

namespace takt {
namespace {

/// Stands in the page exactly once, in the element whose text is the data.
constexpr std::string_view place_for_data =
    R"(<script type="application/json" id="takt-data">{"kind":"none"}</script>)";
constexpr std::string_view no_data = R"({"kind":"none"})";

std::string_view name_of(PageKind kind) {
    switch (kind) {
        case PageKind::run:
            return "run";
        case PageKind::sweep:
            return "sweep";
        case PageKind::tuning:
            return "tuning";
        case PageKind::diff:
            return "diff";
    }
    return "";
}

void add(std::string& text, std::string_view key, std::string_view json) {
    text += fmt::format(R"(,"{}":)", key);
    text += json.empty() ? "null" : script_text(json);
}

}  // namespace

std::string_view why_no_pages() {
    if (page_bytes().empty()) return why_there_is_no_page();
    return page_bytes().find(place_for_data) == std::string_view::npos
               ? "the page that was built in has no place for data"
               : "";
}

std::string page_json(const PageData& data) {
    std::string text = fmt::format(R"({{"kind":"{}","takt":"{}")", name_of(data.kind), version);
    add(text, "result", data.result);
    add(text, "plant", data.plant);
    add(text, "observed", data.observed);
    add(text, "recording", data.recording);
    return text + '}';
}

std::string page(const PageData& data) {
    TAKT_EXPECTS(why_no_pages().empty());
    const std::string_view empty = page_bytes();
    const std::size_t begin = empty.find(place_for_data) + place_for_data.find(no_data);
    std::string text(empty.substr(0, begin));
    text += page_json(data);
    text += empty.substr(begin + no_data.size());
    return text;
}

}  // namespace takt
