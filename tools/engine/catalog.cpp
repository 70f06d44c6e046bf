#include "tools/engine/catalog.h"

#include "runtime/influx/influx.h"
#include "runtime/store/store.h"

namespace flux {

BucketCatalog::BucketCatalog(std::string data_directory, const CancelToken& cancel)
    : data_directory_(std::move(data_directory)), cancel_(cancel) {}

BucketCatalog::~BucketCatalog() = default;

Result<Store*> BucketCatalog::OpenedStore() {
  if (store_ == nullptr) {
    FLUX_TRY(store_, Store::Open(data_directory_, {.must_exist = true}));
  }
  return store_.get();
}

Result<std::shared_ptr<Source>> BucketCatalog::OpenSource(const plan::FromSpec& from) {
  if (!from.host.empty()) return OpenInfluxSource(from, cancel_);
  FLUX_TRY(Store * store, OpenedStore());
  return store->OpenSource(from.bucket);
}

Result<std::unique_ptr<PointWriter>> BucketCatalog::OpenWriter(const plan::FromSpec& to) {
  if (!to.host.empty()) return OpenInfluxWriter(to, cancel_);
  FLUX_TRY(Store * store, OpenedStore());
  return store->OpenWriter(to.bucket);
}

}  // namespace flux
