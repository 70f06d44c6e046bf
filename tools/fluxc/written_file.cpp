#include "tools/fluxc/written_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "fmt/format.h"
#include "tools/fluxc/output.h"

namespace flux::cli {

namespace {

std::unexpected<Error> CannotWrite(const std::string& path, int error) {
  return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot write `{}`: {}", path, std::strerror(error)));
}

// Devices and pipes are written to; a rename would put a file in their place.
Status WriteInto(const std::string& path, std::string_view bytes) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return CannotWrite(path, errno);
  Status written = io::FileByteSink(descriptor, path).Write(bytes);
  close(descriptor);
  return written;
}

}  // namespace

Status WriteWhole(const std::string& path, std::string_view bytes) {
  if (path == "-") return ResultOutput().Write(bytes);
  struct stat target;
  if (stat(path.c_str(), &target) == 0 && !S_ISREG(target.st_mode)) return WriteInto(path, bytes);
  std::string temporary = path + ".partial";
  int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return CannotWrite(path, errno);
  Status written = io::FileByteSink(descriptor, path).Write(bytes);
  bool is_closed = fsync(descriptor) == 0;
  is_closed &= close(descriptor) == 0;
  if (written && is_closed && std::rename(temporary.c_str(), path.c_str()) == 0) return {};
  int error = errno;
  std::remove(temporary.c_str());
  if (!written) return written;
  return CannotWrite(path, error);
}

}  // namespace flux::cli
