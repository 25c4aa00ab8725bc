#include "write_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace takt {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& reason) {
    throw WriteError(fmt::format("cannot write {}: {}", path.string(), reason));
}

std::string reason_of(int number) {
    return std::generic_category().message(number);
}

/// The file itself where the path is a link, so that the link stays one.
fs::path target_of(const fs::path& file) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(file, error);
    return error ? file : target;
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

class Descriptor {
  public:
    Descriptor(const fs::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC, 0666)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (is_open()) ::close(number_);
    }

    bool is_open() const { return number_ >= 0; }

    /// False, with the reason in errno, when not all of it could be written.
    bool write(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t written = ::write(number_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

  private:
    int number_;
};

void write_in_place(const fs::path& file, const std::string& text) {
    const Descriptor descriptor(file, O_WRONLY);
    if (!descriptor.is_open() || !descriptor.write(text)) fail(file, reason_of(errno));
}

}  // namespace

bool is_same_file(const fs::path& a, const fs::path& b) {
    std::error_code error;
    if (fs::equivalent(a, b, error) && !error) return true;
    return target_of(fs::absolute(a, error)) == target_of(fs::absolute(b, error));
}

bool is_special_file(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    return !error && fs::exists(status) && !fs::is_regular_file(status);
}

void expect_writable(const fs::path& file) {
    if (file.empty()) throw WriteError("cannot write a file without a name");
    const fs::path target = target_of(file);
    std::error_code error;
    if (fs::is_directory(target, error)) fail(file, "it is a folder");
    const bool special = is_special_file(target);
    if (::access(special ? target.c_str() : folder_of(target).c_str(), W_OK) != 0) fail(file, reason_of(errno));
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail(folder, error.message());
    if (!fs::is_directory(folder)) fail(folder, "it is not a folder");
    if (::access(folder.c_str(), W_OK) != 0) fail(folder, reason_of(errno));
}

void write_new_file(const fs::path& file, const std::string& text) {
    const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_EXCL);
    if (!descriptor.is_open()) fail(file, errno == EEXIST ? "it is there already" : reason_of(errno));
    if (!descriptor.write(text)) fail(file, reason_of(errno));
}

void write_file(const fs::path& file, const std::string& text) {
    const fs::path target = target_of(file);
    if (is_special_file(target)) return write_in_place(file, text);
    const fs::path temporary = target.string() + fmt::format(".{}.part", ::getpid());
    {
        const Descriptor descriptor(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
        if (!descriptor.is_open()) fail(file, reason_of(errno));
        if (!descriptor.write(text)) {
            const int reason = errno;
            ::unlink(temporary.c_str());
            fail(file, reason_of(reason));
        }
    }
    std::error_code error;
    fs::rename(temporary, target, error);
    if (!error) return;
    ::unlink(temporary.c_str());
    fail(file, error.message());
}

}  // namespace takt
