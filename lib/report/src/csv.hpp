// One CSV table, written row by row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace takt {

/// The shortest text that reads back as the same double; empty for what is not finite.
std::string csv_number(double value);
std::string csv_number(std::uint64_t value);

/// Quoted where it must be. \source RFC 4180
class Csv {
  public:
    explicit Csv(const std::vector<std::string>& headers) { row(headers); }

    void row(const std::vector<std::string>& fields);
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

}  // namespace takt
