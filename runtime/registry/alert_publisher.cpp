#include "runtime/registry/alert_publisher.h"

#include <mutex>

namespace flux {

namespace {

struct Runs {
  std::mutex mutex;
  std::map<const CancelToken*, std::shared_ptr<AlertPublisher>> publishers;
};

Runs& Known() {
  static Runs runs;
  return runs;
}

}  // namespace

AlertRun::AlertRun(const CancelToken& run, std::shared_ptr<AlertPublisher> publisher) : run_(run) {
  if (publisher == nullptr) return;
  const std::lock_guard lock(Known().mutex);
  Known().publishers.insert_or_assign(&run_, std::move(publisher));
}

AlertRun::~AlertRun() {
  const std::lock_guard lock(Known().mutex);
  Known().publishers.erase(&run_);
}

std::shared_ptr<AlertPublisher> PublisherOf(const CancelToken& run) {
  const std::lock_guard lock(Known().mutex);
  const auto found = Known().publishers.find(&run);
  return found != Known().publishers.end() ? found->second : nullptr;
}

}  // namespace flux
