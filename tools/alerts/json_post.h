#pragma once

// Handlers that post JSON of their own to a service.

#include <boost/json/object.hpp>
#include <functional>

#include "tools/alerts/web_request.h"

namespace flux::alerts {

// Posts what `body` makes of each event.
class JsonPostHandler final : public Handler {
 public:
  using Body = std::function<json::object(const Event& event)>;
  JsonPostHandler(net::HttpRequest request, Body body) : request_(std::move(request)), body_(std::move(body)) {}
  Outcome Handle(const Event& event, const CancelToken& cancel) override;

 private:
  const net::HttpRequest request_;
  const Body body_;
  net::HttpClient client_;
};

}  // namespace flux::alerts
