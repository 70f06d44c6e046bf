#pragma once

// RocksDB notices when a table file is missing or changed, but takes a log file that is missing or cut short for one
// whose end was never written: what it held would be lost without a word. So a note beside the files says how many
// bytes of which log files were on disk when a write was last acknowledged. It is kept twice, since any file may be
// damaged. It is not synced, as a sync for each write would cost as much as the write; a third note, which is, says
// from the beginning of a manifest on which one is in use, so that a power cut that takes both others leaves that.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "runtime/base/error.h"

namespace flux::store {

// The acknowledged part of a log file: its first `bytes`, which have the checksum `crc`.
struct WitnessedFile {
  std::string name;
  uint64_t bytes = 0;
  uint32_t crc = 0;
};

// What a note says.
struct Witness {
  uint64_t generation = 0;           // counts up; 0: there is no note
  uint64_t sequence = 0;             // of the last write in the files
  std::vector<WitnessedFile> files;  // the manifest first, then write-ahead logs
};

// Reads the newest note that is whole.
Witness ReadWitness(const std::string& path);

// Keeps the notes of an open store. Failures to write are ignored: an old note weakens the check and claims nothing
// false.
class WitnessKeeper {
 public:
  explicit WitnessKeeper(std::string path);
  ~WitnessKeeper();
  WitnessKeeper(const WitnessKeeper&) = delete;
  WitnessKeeper& operator=(const WitnessKeeper&) = delete;

  // Notes what the log files hold now. Everything in them must be on disk. `current_log` is the one that is written to,
  // `sequence` the number of the last write.
  void Record(uint64_t current_log, uint64_t sequence);
  // Notes which log files have gone since. A database removes files while it closes, so this is for afterwards.
  void RecordRemoved();

 private:
  struct LogFile;
  void FollowManifest();
  void WriteManifestNote();
  void FollowLogs(uint64_t current_log);
  void ForgetRemoved();
  void WriteNotes();

  const std::string path_;
  uint64_t generation_ = 0;
  uint64_t sequence_ = 0;
  size_t note_bytes_ = 0;  // the longest that was written, to overwrite all of it
  int notes_[2] = {-1, -1};
  std::unique_ptr<LogFile> manifest_;
  std::vector<std::unique_ptr<LogFile>> logs_;
};

}  // namespace flux::store
