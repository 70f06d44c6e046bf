#pragma once

// Requests of handlers that speak HTTP.

#include <string_view>

#include "runtime/net/http_client.h"
#include "tools/alerts/handler.h"

namespace flux::alerts {

// Reads where to post from the option `name`, which must be there unless there is something `otherwise`, and how long
// it may take from `timeout`.
net::HttpRequest ReadWebRequest(OptionReader& options, std::string_view name, std::string_view otherwise);

// Sends a body that is JSON. Fails with what was answered when the status is not one of success.
Status SendJson(net::HttpClient& client, net::HttpRequest request, const CancelToken& cancel);

}  // namespace flux::alerts
