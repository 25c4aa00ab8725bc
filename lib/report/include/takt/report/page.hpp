// A result as one page to look at: a file that needs no network and no program but a browser.
//
// The page draws the JSON that is put into it. Times are in seconds, shares between 0 and 1. A node is the number of an element
// (takt/line/nodes.hpp).
//
//   kind        "run", "sweep", "tuning" or "diff"
//   takt        version that made this
//   result      what --json of that command writes, see json_report.hpp, sweep_report.hpp, tuning_report.hpp and diff_report.hpp
//   plant       null, or the line as it is drawn, see line_layout.hpp
//   observed    null, or one replication looked at closely, see observed_report.hpp
//   recording   null, or what moved in a part of it, see recording_json.hpp
#pragma once

#include <string>
#include <string_view>

namespace takt {

/// Why this program writes no pages; nothing where it does.
std::string_view why_no_pages();

enum class PageKind { run, sweep, tuning, diff };

/// JSON, as it is; of what is empty the page has null.
struct PageData {
    PageKind kind = PageKind::run;
    std::string result;
    std::string plant{};
    std::string observed{};
    std::string recording{};
};

/// The data as it stands in the page: without spaces, and nothing in it ends the element that it is in. Bytes that are not UTF-8
/// come out as replacement characters.
std::string page_json(const PageData& data);

/// \pre pages can be written: why_no_pages() is empty
std::string page(const PageData& data);

}  // namespace takt
