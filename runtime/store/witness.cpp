#include "runtime/store/witness.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "runtime/base/crc32c.h"
#include "runtime/store/directory.h"

namespace flux::store {

namespace {

constexpr const char* kNoteNames[] = {"ACKNOWLEDGED", "ACKNOWLEDGED-2"};
// The one that is synced: it names the manifest, and is written anew only with another manifest.
constexpr const char* kManifestNoteName = "ACKNOWLEDGED-MANIFEST";
constexpr std::string_view kHead = "fluxc acknowledged 1";

std::string FormatNote(const Witness& witness) {
  std::string text = fmt::format("{}\n{} {}\n", kHead, witness.generation, witness.sequence);
  for (const WitnessedFile& file : witness.files)
    text += fmt::format("{} {} {:08x}\n", file.name, file.bytes, file.crc);
  text += fmt::format("end {:08x}\n", ExtendCrc32c(0, text));
  return text;
}

// A note is followed by what is left of a longer one before it.
std::optional<Witness> ParseNote(const std::string& text) {
  const size_t end = text.find("end ");
  if (!text.starts_with(kHead) || end == text.npos) return std::nullopt;
  std::istringstream in(text.substr(kHead.size(), end - kHead.size())), last(text.substr(end + 4, 8));
  uint32_t crc = 0;
  if (!(last >> std::hex >> crc) || crc != ExtendCrc32c(0, std::string_view(text).substr(0, end))) return std::nullopt;
  Witness out;
  if (!(in >> out.generation >> out.sequence)) return std::nullopt;
  WitnessedFile file;
  while (in >> file.name >> std::dec >> file.bytes >> std::hex >> file.crc) {
    out.files.push_back(file);
    in >> std::dec;
  }
  return out;
}

}  // namespace

Witness ReadWitness(const std::string& path) {
  Witness newest;
  for (const char* name : {kNoteNames[0], kNoteNames[1], kManifestNoteName}) {
    std::ifstream file(path + "/" + name, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) continue;
    std::optional<Witness> note = ParseNote(text.str());
    if (note && note->generation > newest.generation) newest = std::move(*note);
  }
  return newest;
}

// A log file that grows, and the checksum of what was read of it.
struct WitnessKeeper::LogFile {
  LogFile(const std::string& folder, std::string name)
      : witnessed{std::move(name)},
        path(folder + "/" + witnessed.name),
        file(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~LogFile() {
    if (file >= 0) close(file);
  }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  bool has_grown() const {
    struct stat info;
    return file >= 0 && fstat(file, &info) == 0 && static_cast<uint64_t>(info.st_size) > witnessed.bytes;
  }
  // Takes in what was appended since the last call.
  void ReadOn() {
    if (!has_grown()) return;
    std::string buffer(size_t{1} << 18, '\0');
    for (;;) {
      const ssize_t count = pread(file, buffer.data(), buffer.size(), static_cast<off_t>(witnessed.bytes));
      if (count <= 0) return;
      const std::string_view bytes(buffer.data(), static_cast<size_t>(count));
      witnessed.crc = ExtendCrc32c(witnessed.crc, bytes);
      witnessed.bytes += bytes.size();
    }
  }

  WitnessedFile witnessed;
  const std::string path;
  const int file;
};

WitnessKeeper::WitnessKeeper(std::string path) : path_(std::move(path)) {
  for (size_t i = 0; i < 2; ++i) {
    notes_[i] = open((path_ + "/" + kNoteNames[i]).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    struct stat info;
    if (notes_[i] >= 0 && fstat(notes_[i], &info) == 0) {
      note_bytes_ = std::max(note_bytes_, static_cast<size_t>(info.st_size));
    }
  }
  generation_ = ReadWitness(path_).generation;
  for (const uint64_t number : LogNumbers(path_)) {
    logs_.push_back(std::make_unique<LogFile>(path_, LogName(number)));
    // What a killed process wrote last may not be on disk yet.
    if (logs_.back()->has_grown()) fdatasync(logs_.back()->file);
  }
}

WitnessKeeper::~WitnessKeeper() {
  for (const int note : notes_) {
    if (note >= 0) close(note);
  }
}

void WitnessKeeper::Record(uint64_t current_log, uint64_t sequence) {
  FollowLogs(current_log);
  FollowManifest();
  sequence_ = sequence;
  WriteNotes();
}

void WitnessKeeper::RecordRemoved() {
  const size_t before = logs_.size();
  ForgetRemoved();
  if (logs_.size() == before || sequence_ == 0) return;
  FollowManifest();
  WriteNotes();
}

void WitnessKeeper::FollowLogs(uint64_t current_log) {
  const std::string current = LogName(current_log);
  if (logs_.empty() || logs_.back()->witnessed.name != current) {
    std::erase_if(logs_, [&](const auto& log) { return log->witnessed.name == current; });
    logs_.push_back(std::make_unique<LogFile>(path_, current));
  }
  for (const auto& log : logs_) log->ReadOn();
  ForgetRemoved();
}

// A log that is gone was made superfluous by the manifest, so the manifest is looked at after the logs.
void WitnessKeeper::FollowManifest() {
  std::string name = CurrentManifest(path_);
  if (name.empty()) return;
  const bool is_new = !manifest_ || manifest_->witnessed.name != name;
  if (is_new) manifest_ = std::make_unique<LogFile>(path_, std::move(name));
  if (!manifest_->has_grown()) return;
  // It grows in the background, where what was written may not be on disk yet.
  if (fdatasync(manifest_->file) == 0) manifest_->ReadOn();
  if (is_new) WriteManifestNote();
}

void WitnessKeeper::WriteManifestNote() {
  const std::string path = path_ + "/" + kManifestNoteName;
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return;
  const std::string text = FormatNote({++generation_, sequence_, {manifest_->witnessed}});
  if (pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) && fsync(file) == 0)
    SyncDirectory(path_);
  close(file);
}

// The newest log is not removed by its database, so a missing one is a loss.
void WitnessKeeper::ForgetRemoved() {
  std::erase_if(logs_, [&](const auto& log) { return log != logs_.back() && access(log->path.c_str(), F_OK) != 0; });
}

void WitnessKeeper::WriteNotes() {
  Witness witness{++generation_, sequence_, {}};
  if (manifest_) witness.files.push_back(manifest_->witnessed);
  for (const auto& log : logs_) witness.files.push_back(log->witnessed);
  std::string text = FormatNote(witness);
  note_bytes_ = std::max(note_bytes_, text.size());
  text.resize(note_bytes_, '\n');
  for (const int note : notes_) {
    // One after the other: whatever stops this process, one of them is whole.
    if (note >= 0) (void)!pwrite(note, text.data(), text.size(), 0);
  }
}

}  // namespace flux::store
