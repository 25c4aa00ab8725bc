// Settings in a file of their own: a plan that tuning found, to be put on top of the plant's file.
//
//     set:
//       line.body-store.capacity: 40
//       crews.repair.size: 3
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takt/spec/setting.hpp"

namespace takt {

class FilesRead;

/// Each with the place where it stands. \throws SpecError with all diagnostics
/// \param kept  as in LoadOptions
std::vector<spec::Setting> load_settings(const std::filesystem::path& file, FilesRead* kept = nullptr);

/// The text of such a file. Of a path that comes twice, the last counts.
/// \param remark lines that say what it is, without `#`
std::string settings_text(const std::vector<spec::Setting>& settings, const std::string& remark);

}  // namespace takt
