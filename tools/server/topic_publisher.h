#pragma once

// Alerts of scripts as events of topics.

#include "runtime/registry/alert_publisher.h"
#include "tools/alerts/topics.h"
#include "tools/server/identity.h"

namespace flux::server {

class TopicPublisher final : public AlertPublisher {
 public:
  // The topics outlive it.
  TopicPublisher(alerts::Topics& topics, IdentityRef identity, Id org)
      : topics_(topics), identity_(std::move(identity)), org_(org) {}

  // Fails with `kPermissionDenied` unless the script's user may write rules of notifications in the organization.
  Status Publish(std::string_view topic, std::vector<PublishedAlert> published) override;

 private:
  alerts::Topics& topics_;
  const IdentityRef identity_;
  const Id org_;
};

// The event of an alert; nothing for one whose level is `unknown`. Fails with `kInvalid` on a level that there is not.
Result<std::optional<alerts::Event>> EventOfAlert(const PublishedAlert& alert);

}  // namespace flux::server
