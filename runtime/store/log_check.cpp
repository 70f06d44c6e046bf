#include "runtime/store/log_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <expected>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "runtime/base/crc32c.h"
#include "runtime/store/directory.h"
#include "runtime/store/log_file.h"
#include "runtime/store/witness.h"

namespace flux::store {

namespace {

// Gives the error number when the file cannot be read.
std::expected<std::string, int> ReadBytes(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file) return std::unexpected(errno);
  if (file.peek() != std::ifstream::traits_type::eof() && !(bytes << file.rdbuf())) return std::unexpected(errno);
  return std::move(bytes).str();
}

// What is wrong with the acknowledged part of a file; empty when nothing is.
std::string FaultOf(const WitnessedFile& noted, const std::expected<std::string, int>& bytes) {
  if (!bytes && bytes.error() == ENOENT) return fmt::format("`{}` is missing", noted.name);
  if (!bytes)
    return fmt::format("`{}` cannot be read ({})", noted.name, std::generic_category().message(bytes.error()));
  if (bytes->size() < noted.bytes) {
    return fmt::format("`{}` has {} bytes instead of at least {}", noted.name, bytes->size(), noted.bytes);
  }
  if (ExtendCrc32c(0, std::string_view(*bytes).substr(0, noted.bytes)) != noted.crc) {
    return fmt::format("`{}` is not what was written", noted.name);
  }
  return "";
}

class LogChecker {
 public:
  explicit LogChecker(const std::string& path) : path_(path), witness_(ReadWitness(path)) {}

  LogCheck Check(const OldestNeeded& oldest_needed) {
    CheckManifest();
    CheckEndOfManifest();
    for (const WitnessedFile& noted : witness_.files) {
      if (noted.name.ends_with(".log")) CheckNoted(noted);
    }
    // From the newest to the oldest: only the last one with records may end in a torn one.
    std::vector<uint64_t> numbers = LogNumbers(path_);
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) CheckRest(LogName(*number));
    if (!found_.damage.empty()) ForgetOld(LogName(oldest_needed(found_.torn_manifest)));
    std::ranges::move(manifest_damage_, std::back_inserter(found_.damage));
    return std::move(found_);
  }

 private:
  const WitnessedFile* Noted(std::string_view name) const {
    const auto found = std::ranges::find(witness_.files, name, &WitnessedFile::name);
    return found == witness_.files.end() ? nullptr : &*found;
  }

  // A manifest of a higher number replaced the noted one.
  void CheckManifest() {
    const std::string current = CurrentManifest(path_);
    if (witness_.files.empty() || current.empty()) return;
    const WitnessedFile& noted = witness_.files.front();
    if (!noted.name.starts_with("MANIFEST-") || current > noted.name) return;
    std::string what = current == noted.name ? FaultOf(noted, ReadBytes(path_ + "/" + current))
                                             : fmt::format("`CURRENT` names `{}` instead of `{}`", current, noted.name);
    if (!what.empty()) manifest_damage_.push_back({current, std::move(what)});
  }

  // RocksDB goes on without a change whose end is missing, but not without one whose middle is.
  void CheckEndOfManifest() {
    const std::string current = CurrentManifest(path_);
    const auto bytes = current.empty() ? std::string() : ReadBytes(path_ + "/" + current);
    if (!bytes || !manifest_damage_.empty()) return;
    const WitnessedFile* noted = Noted(current);
    const LogScan scan = ScanLog(*bytes, noted != nullptr ? noted->bytes : 0);
    // Several changes may have been on their way; what is behind the noted part no file was removed for. One that
    // replaced the noted manifest was not noted yet, so its writer never came to the end of opening.
    const bool is_end = noted != nullptr || witness_.generation > 0 || scan.later_records == 0;
    if (scan.is_torn && is_end && scan.good_bytes > 0) {
      found_.torn_manifest = {current, "", scan.good_bytes, bytes->size(), 0};
    }
  }

  void CheckNoted(const WitnessedFile& noted) {
    const auto bytes = ReadBytes(path_ + "/" + noted.name);
    std::string what = FaultOf(noted, bytes);
    if (what.empty()) return;
    LogFault fault{noted.name, std::move(what)};
    if (bytes) {
      const LogScan scan = ScanLog(*bytes, 0);
      fault.good_bytes = scan.good_bytes;
      fault.bytes = bytes->size();
      fault.later_records = scan.later_records;
    }
    found_.damage.push_back(std::move(fault));
  }

  // Checks what was written behind the acknowledged part.
  void CheckRest(const std::string& name) {
    if (std::ranges::find(found_.damage, name, &LogFault::file) != found_.damage.end()) return;
    const auto bytes = ReadBytes(path_ + "/" + name);
    if (!bytes) return;
    const WitnessedFile* noted = Noted(name);
    const LogScan scan = ScanLog(*bytes, noted != nullptr ? noted->bytes : 0);
    LogFault fault{name, "", scan.good_bytes, bytes->size(), scan.later_records};
    if (scan.records > 0 && !Continues(scan.first_word) && (noted != nullptr || IsNewerThanNoted(name))) {
      fault.what = fmt::format("`{}` is not what was written", name);
      found_.damage.push_back(std::move(fault));
    } else if (scan.is_torn && (scan.later_records > 0 || has_newer_records_)) {
      fault.what = fmt::format("`{}` is damaged at byte {}", name, scan.good_bytes);
      found_.damage.push_back(std::move(fault));
    } else if (scan.is_torn) {
      fault.what = fmt::format("`{}` ends in {} bytes of a write that was never completed", name,
                               bytes->size() - scan.good_bytes);
      found_.torn_tail = std::move(fault);
    }
    has_newer_records_ |= scan.good_bytes > 0 || scan.is_torn;
  }

  // Writes are numbered without gaps, but how many there were since the note is not known.
  bool Continues(uint64_t sequence) const {
    constexpr uint64_t kFarAway = uint64_t{1} << 40;
    return sequence > witness_.sequence && sequence < witness_.sequence + kFarAway;
  }

  bool IsNewerThanNoted(const std::string& name) const {
    return witness_.generation > 0 && !witness_.files.empty() && name > witness_.files.back().name;
  }

  // Names of logs have equal lengths up to a million files, and their numbers only grow.
  void ForgetOld(const std::string& oldest) {
    std::erase_if(found_.damage, [&](const LogFault& fault) {
      return fault.file.size() < oldest.size() || (fault.file.size() == oldest.size() && fault.file < oldest);
    });
  }

  const std::string& path_;
  const Witness witness_;
  LogCheck found_;
  std::vector<LogFault> manifest_damage_;
  bool has_newer_records_ = false;
};

}  // namespace

LogCheck CheckLogs(const std::string& path, const OldestNeeded& oldest_needed) {
  return LogChecker(path).Check(oldest_needed);
}

}  // namespace flux::store
