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

Result<std::shared_ptr<Source>> BucketCatalog::OpenRemote(const plan::FromSpec& from) {
  Key key{from.bucket, from.host, from.org, from.token};
  auto known = remote_.find(key);
  if (known != remote_.end()) return known->second;
  FLUX_TRY(std::shared_ptr<Source> source, OpenInfluxSource(from, cancel_));
  if (!written_.contains(key)) remote_.emplace(std::move(key), source);
  return source;
}

Result<std::shared_ptr<Source>> BucketCatalog::OpenSource(const plan::FromSpec& from) {
  std::lock_guard lock(mutex_);
  if (!from.host.empty()) return OpenRemote(from);
  FLUX_TRY(Store * store, OpenedStore());
  return store->OpenSource(from.bucket);
}

Result<std::unique_ptr<PointWriter>> BucketCatalog::OpenWriter(const plan::FromSpec& to) {
  std::lock_guard lock(mutex_);
  if (!to.host.empty()) {
    Key key{to.bucket, to.host, to.org, to.token};
    remote_.erase(key);
    written_.insert(std::move(key));
    return OpenInfluxWriter(to, cancel_);
  }
  FLUX_TRY(Store * store, OpenedStore());
  return store->OpenWriter(to.bucket);
}

}  // namespace flux
