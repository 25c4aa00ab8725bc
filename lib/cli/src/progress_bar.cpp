#include "progress_bar.hpp"

#include <fmt/format.h>

#include <ostream>

namespace takt {

std::string progress_text(std::uint32_t done, std::uint32_t total, double elapsed_seconds) {
    constexpr std::uint32_t cells = 20;
    const auto full = total == 0 ? cells : static_cast<std::uint32_t>(std::uint64_t{cells} * done / total);
    std::string text = fmt::format("[{:#<{}}{:.<{}}] {} of {} replications", "", full, "", cells - full, done, total);
    if (done > 0 && done < total) text += fmt::format(", {:.0f} s left", elapsed_seconds / done * (total - done));
    return text;
}

ProgressBar::ProgressBar(std::ostream& out, bool shown, std::uint32_t total) : out_(out), shown_(shown), total_(total) {
    if (shown_) out_ << progress_text(0, total_, 0) << std::flush;
}

ProgressBar::~ProgressBar() {
    if (shown_) out_ << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(std::uint32_t done, std::uint32_t total) {
    total_ = total;
    show(done);
}

void ProgressBar::show(std::uint32_t done) {
    using namespace std::chrono_literals;
    const Clock::time_point now = Clock::now();
    if (!shown_ || now - last_ < 100ms) return;
    last_ = now;
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    out_ << "\r\x1b[K" << progress_text(done, total_, elapsed) << std::flush;
}

}  // namespace takt
