using Gateway.Access;

namespace Gateway.Http;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(ProtectedResource))]
internal sealed partial class HttpJsonContext : JsonSerializerContext;
