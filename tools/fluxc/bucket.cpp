#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/store.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

// A period of zero keeps points forever.
Result<Duration> ParseRetention(const std::string& text) {
  if (text.empty() || text == "forever") return Duration();
  return ParseDuration(text);
}

Status Create(const Options& options) {
  FLUX_TRY(const Duration retention, ParseRetention(options.retention));
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.warn = Warn}));
  FLUX_TRY([[maybe_unused]] Bucket made, store->CreateBucket(options.bucket, retention));
  return {};
}

Status List(const Options& options) {
  FLUX_TRY(std::unique_ptr<Store> store,
           Store::Open(options.data_directory, {.must_exist = true, .is_read_only = true, .warn = Warn}));
  for (const Bucket& bucket : store->ListBuckets()) {
    const std::string kept = bucket.retention.IsZero() ? "forever" : FormatDuration(bucket.retention);
    PrintData(fmt::format("{}\t{}\n", ShownName(bucket.name), kept));
  }
  return {};
}

Result<std::unique_ptr<Store>> OpenExisting(const Options& options) {
  return Store::Open(options.data_directory, {.must_exist = true, .warn = Warn});
}

Status Update(const Options& options) {
  FLUX_TRY(const Duration retention, ParseRetention(options.retention));
  if (options.retention.empty() && options.new_name.empty()) {
    return Fail(ErrorCode::kInvalid, "there is nothing to change: give `--retention` or `--name`");
  }
  FLUX_TRY(std::unique_ptr<Store> store, OpenExisting(options));
  if (!options.retention.empty()) FLUX_TRY_STATUS(store->SetRetention(options.bucket, retention));
  return options.new_name.empty() ? Status() : store->RenameBucket(options.bucket, options.new_name);
}

Status Delete(const Options& options) {
  FLUX_TRY(std::unique_ptr<Store> store, OpenExisting(options));
  return store->DeleteBucket(options.bucket);
}

Status Execute(const Options& options) {
  if (options.command == Command::kBucketCreate) return Create(options);
  if (options.command == Command::kBucketList) return List(options);
  if (options.command == Command::kBucketUpdate) return Update(options);
  return Delete(options);
}

}  // namespace

int Buckets(const Options& options) {
  const Status done = Execute(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
