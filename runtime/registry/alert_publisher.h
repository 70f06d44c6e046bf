#pragma once

// Where the alerts of scripts go: topics of the server that runs them.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/error.h"
#include "runtime/base/time.h"
#include "runtime/value/value.h"

namespace flux {

// A row as an alert. What is empty gets a default from who publishes it.
struct PublishedAlert {
  std::string id, message, details;
  std::string level;        // `ok`, `info`, `warn`, `crit`, `unknown`
  std::string name, check;  // of the measurement and the check
  std::string task;         // that publishes it; empty: none
  Time time;
  std::map<std::string, std::string> tags;
  std::map<std::string, Value> fields;  // scalars
};

// May be used from several threads.
class AlertPublisher {
 public:
  virtual ~AlertPublisher() = default;
  // Puts alerts into a topic, in this order. Fails with `kPermissionDenied` when the script may not, and with
  // `kInvalid` on names of topics and levels that there cannot be.
  virtual Status Publish(std::string_view topic, std::vector<PublishedAlert> alerts) = 0;
};

// As long as it lives, the run that this token cancels has a publisher.
class AlertRun {
 public:
  // Null: it has none. The token outlives this.
  AlertRun(const CancelToken& run, std::shared_ptr<AlertPublisher> publisher);
  ~AlertRun();
  AlertRun(const AlertRun&) = delete;
  AlertRun& operator=(const AlertRun&) = delete;

 private:
  const CancelToken& run_;
};

// The publisher of a run, by the token that builtins and operators have of it; null when it has none.
std::shared_ptr<AlertPublisher> PublisherOf(const CancelToken& run);

}  // namespace flux
