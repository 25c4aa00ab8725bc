// The events of a trace, one a line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json_text.hpp"
#include "takt/core/time.hpp"

namespace takt {

/// A line of the chart.
struct Track {
    std::uint32_t process = 0;
    std::uint32_t thread = 0;
};

/// Names, colours and args are JSON already.
class TraceEvents {
  public:
    void name_process(std::uint32_t process, std::string_view name) {
        begin();
        append(text_, R"({{"ph":"M","name":"process_name","pid":{},"args":{{"name":{}}}}})", process,
               json_string(name));
        begin();
        append(text_, R"({{"ph":"M","name":"process_sort_index","pid":{0},"args":{{"sort_index":{0}}}}})", process);
    }

    void name_thread(Track track, std::string_view name) {
        begin();
        append(text_, R"({{"ph":"M","name":"thread_name","pid":{},"tid":{},"args":{{"name":{}}}}})", track.process,
               track.thread, json_string(name));
        begin();
        append(text_, R"({{"ph":"M","name":"thread_sort_index","pid":{},"tid":{},"args":{{"sort_index":{}}}}})",
               track.process, track.thread, track.thread);
    }

    void slice(Track track, std::string_view name, std::string_view category, std::string_view colour, SimTime from,
               SimTime to, std::string_view args) {
        begin();
        append(
            text_, R"({{"ph":"X","name":{},"cat":"{}","cname":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{{}}}}})",
            name, category, colour, track.process, track.thread, (from - run_start).count(), (to - from).count(), args);
    }

    void counter(std::uint32_t process, std::string_view name, std::string_view unit, SimTime now,
                 std::uint32_t value) {
        begin();
        append(text_, R"({{"ph":"C","name":{},"cat":"level","pid":{},"tid":0,"ts":{},"args":{{"{}":{}}}}})", name,
               process, (now - run_start).count(), unit, value);
    }

    void instant(std::uint32_t process, std::string_view name, SimTime now, std::string_view args) {
        begin();
        append(text_, R"({{"ph":"i","name":"{}","cat":"line","s":"g","pid":{},"tid":0,"ts":{},"args":{{{}}}}})", name,
               process, (now - run_start).count(), args);
    }

    const std::string& text() const { return text_; }

  private:
    void begin() { text_ += text_.empty() ? "\n" : ",\n"; }

    std::string text_;
};

}  // namespace takt
