// `fluxc store` with its subcommands.

#include <algorithm>
#include <array>
#include <filesystem>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/io/encoder.h"
#include "runtime/io/line_protocol.h"
#include "runtime/store/maintenance.h"
#include "tools/fluxc/aligned.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

std::string ContentText(const std::vector<BucketContent>& buckets) {
  std::string text;
  for (const BucketContent& bucket : buckets) {
    text += fmt::format("bucket {}: {} series, {} values\n", ShownName(bucket.name), bucket.series, bucket.values);
  }
  return text;
}

std::string Listed(std::string_view head, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += fmt::format("{}: {}\n", head, line);
  return text;
}

Result<int> Verify(const Options& options) {
  FLUX_TRY(const StoreVerification found, VerifyStore(options.data_directory));
  std::string text = ContentText(found.buckets) + Listed("note", found.notices) + Listed("damaged", found.damage);
  text += found.damage.empty()
              ? fmt::format("`{}` is whole\n", options.data_directory)
              : fmt::format("`{}` is damaged; `fluxc store repair` says what can be saved\n", options.data_directory);
  PrintData(text);
  return found.damage.empty() ? kOk : kFailed;
}

uint64_t BytesIn(const std::string& directory) {
  uint64_t bytes = 0;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
    const uint64_t size = entry.is_regular_file(ignored) ? entry.file_size(ignored) : 0;
    if (size != UINT64_MAX) bytes += size;
  }
  return bytes;
}

Result<int> Compact(const Options& options) {
  const uint64_t before = BytesIn(options.data_directory);
  {
    FLUX_TRY(const std::unique_ptr<Store> store,
             Store::Open(options.data_directory, {.must_exist = true, .warn = Warn}));
    FLUX_TRY_STATUS(store->Compact());
  }
  PrintData(fmt::format("`{}` had {} bytes and has {} now\n", options.data_directory, before,
                        BytesIn(options.data_directory)));
  return kOk;
}

Result<int> Repair(const Options& options) {
  FLUX_TRY(const StoreRepair repair, SalvageStore(options.data_directory));
  if (repair.repaired.empty()) {
    PrintData(fmt::format("`{}` is whole; there is nothing to repair\n", options.data_directory));
    return kOk;
  }
  PrintData(Listed("damaged", repair.damage) + Listed("lost", repair.losses));
  if (repair.buckets.empty()) {
    DropRepair(repair);
    PrintData("nothing can be saved of it, so it was left as it is; restore it from a backup\n");
    return kFailed;
  }
  PrintData("what can be saved:\n" + ContentText(repair.buckets));
  if (!options.is_agreed) {
    DropRepair(repair);
    PrintData("nothing was changed; `--yes` puts the repaired store in place and keeps the damaged one\n");
    return kFailed;
  }
  FLUX_TRY(const std::string kept, AdoptRepair(options.data_directory, repair));
  PrintData(fmt::format("repaired; the damaged store is kept in `{}`\n", kept));
  return kOk;
}

Result<int> Stats(const Options& options) {
  FLUX_TRY(const std::vector<BucketStatistics> buckets, StatisticsOfStore(options.data_directory));
  std::vector<std::array<std::string, 9>> lines = {
      {"bucket", "retention", "series", "fields", "values", "unsealed", "bytes", "first", "last"}};
  for (const BucketStatistics& found : buckets) {
    const bool is_empty = found.last < found.first;
    const Duration kept = found.bucket.retention;
    lines.push_back({ShownName(found.bucket.name), kept.IsZero() ? "forever" : FormatDuration(kept),
                     fmt::to_string(found.series), fmt::to_string(found.columns), fmt::to_string(found.sealed_values),
                     fmt::to_string(found.unsealed_values), fmt::to_string(found.file_bytes),
                     is_empty ? "-" : FormatTime(found.first), is_empty ? "-" : FormatTime(found.last)});
  }
  PrintData(Aligned(lines));
  return kOk;
}

Result<int> Copy(const std::string& from, const std::string& to) {
  CancelOnInterrupt();
  FLUX_TRY(const std::vector<BucketContent> copied, CopyStore(from, to, Interrupt()));
  PrintData(ContentText(copied) + fmt::format("`{}` is a whole copy of `{}`\n", to, from));
  return kOk;
}

Result<Time> TimeOr(const std::string& text, Time otherwise) {
  return text.empty() ? Result<Time>(otherwise) : ParseTime(text);
}

// Passes on the tables of a bucket that line protocol can hold, and counts what is in the others.
class ExportedTables final : public TableSink {
 public:
  explicit ExportedTables(TableSink& next) : next_(next) {}

  Status Begin(TableHeaderRef header) override {
    is_left_out_ = !Fits(header->key);
    if (!is_left_out_) return next_.Begin(std::move(header));
    if (left_out_++ == 0) example_ = header->key.DebugText();
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (!is_left_out_) return next_.Push(chunk);
    points_ += chunk.rows;
    return {};
  }
  Status End() override { return is_left_out_ ? Status() : next_.End(); }
  Status Finish() override { return next_.Finish(); }

  Status CheckComplete() const {
    if (left_out_ == 0) return {};
    return flux::Fail(ErrorCode::kInvalid,
                      fmt::format("{} {} of {} {} left out, everything else is exported: line protocol cannot hold a "
                                  "name or tag that has a line break or ends in a backslash, as in {}; `fluxc store "
                                  "backup` keeps all",
                                  points_, points_ == 1 ? "value" : "values", left_out_,
                                  left_out_ == 1 ? "series is" : "series are", example_));
  }

 private:
  // The tables of a bucket have everything but times and values in their keys.
  static bool Fits(const GroupKey& key) {
    return std::ranges::all_of(key.entries(), [](const GroupKeyEntry& entry) {
      if (entry.type != ColumnType::kString || entry.value.is_null()) return true;
      const std::string_view text = entry.value.AsString();
      return FitsLineProtocol(entry.name) && (text.empty() || FitsLineProtocol(text));
    });
  }

  TableSink& next_;
  bool is_left_out_ = false;
  uint64_t left_out_ = 0, points_ = 0;
  std::string example_;
};

Result<int> Export(const Options& options) {
  CancelOnInterrupt();
  plan::ScanSpec scan;
  FLUX_TRY(scan.range.start, TimeOr(options.start, Time{INT64_MIN}));
  FLUX_TRY(scan.range.stop, TimeOr(options.stop, Time{INT64_MAX}));
  FLUX_TRY_STATUS(CheckOrder(scan.range.start, scan.range.stop));
  FLUX_TRY(const std::unique_ptr<Store> store,
           Store::Open(options.data_directory, {.must_exist = true, .is_read_only = true, .warn = Warn}));
  FLUX_TRY(const std::shared_ptr<Source> bucket, store->OpenSource(options.bucket));
  FLUX_TRY(const std::unique_ptr<io::ResultEncoder> encoder, io::MakeEncoder("lp", ResultOutput()));
  ScanStats stats;
  ScanContext context{.cancel = Interrupt(), .stats = stats};
  ExportedTables tables(encoder->BeginResult(""));
  FLUX_TRY_STATUS(bucket->Scan(scan, context, tables));
  FLUX_TRY_STATUS(encoder->EndResult());
  FLUX_TRY_STATUS(encoder->Finish());
  FLUX_TRY_STATUS(tables.CheckComplete());
  return kOk;
}

Result<int> Execute(const Options& options) {
  switch (options.command) {
    case Command::kStoreVerify:
      return Verify(options);
    case Command::kStoreCompact:
      return Compact(options);
    case Command::kStoreRepair:
      return Repair(options);
    case Command::kStoreStats:
      return Stats(options);
    case Command::kStoreBackup:
      return Copy(options.data_directory, options.files.front());
    case Command::kStoreRestore:
      return Copy(options.files.front(), options.data_directory);
    default:
      return Export(options);
  }
}

}  // namespace

int MaintainStore(const Options& options) {
  const Result<int> exit_code = Execute(options);
  if (exit_code) return *exit_code;
  // The end of the program says why.
  return HasOutputFailed() ? kFailed : Fail(exit_code.error());
}

}  // namespace flux::cli
