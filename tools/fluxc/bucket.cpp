#include "fmt/format.h"
#include "runtime/store/store.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

Status Create(const Options& options) {
  Duration retention;
  if (!options.retention.empty()) {
    FLUX_TRY(retention, ParseDuration(options.retention));
  }
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory));
  FLUX_TRY([[maybe_unused]] Bucket made, store->CreateBucket(options.bucket, retention));
  return {};
}

Status List(const Options& options) {
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.must_exist = true}));
  for (const Bucket& bucket : store->ListBuckets()) {
    std::string kept = bucket.retention.IsZero() ? "forever" : FormatDuration(bucket.retention);
    fmt::print("{}\t{}\n", bucket.name, kept);
  }
  return {};
}

Status Delete(const Options& options) {
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.must_exist = true}));
  return store->DeleteBucket(options.bucket);
}

}  // namespace

int Buckets(const Options& options) {
  Status done = options.command == Command::kBucketCreate ? Create(options)
                : options.command == Command::kBucketList ? List(options)
                                                          : Delete(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
