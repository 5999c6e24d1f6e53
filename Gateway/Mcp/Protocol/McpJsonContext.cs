using Gateway.Handlers;
using Gateway.Mcp.Asking;

namespace Gateway.Mcp.Protocol;

/// <summary>The serializers of every protocol type.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata | JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(EmptyResult))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(DiscoverResult))]
[JsonSerializable(typeof(IReadOnlyList<Tool>))]
[JsonSerializable(typeof(ListResourcesResult))]
[JsonSerializable(typeof(ListResourceTemplatesResult))]
[JsonSerializable(typeof(ListPromptsResult))]
[JsonSerializable(typeof(CompleteResult))]
[JsonSerializable(typeof(Annotations))]
[JsonSerializable(typeof(HandlerFailure))]
[JsonSerializable(typeof(ResultMeta))]
[JsonSerializable(typeof(Implementation))]
[JsonSerializable(typeof(McpError))]
[JsonSerializable(typeof(VersionMismatch))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(GapNotice))]
[JsonSerializable(typeof(UpdateGap))]
[JsonSerializable(typeof(RequestState))]
internal sealed partial class McpJsonContext : JsonSerializerContext;
