#include "tools/alerts/json_post.h"

#include <boost/json/serialize.hpp>

namespace flux::alerts {

Outcome JsonPostHandler::Handle(const Event& event, const CancelToken& cancel) {
  net::HttpRequest request = request_;
  request.body = json::serialize(body_(event));
  return Outcome(SendJson(client_, std::move(request), cancel));
}

}  // namespace flux::alerts
