using System.Text.Json;
using Gateway.Registry.Arguments;

namespace Gateway.Tools.Streams;

/// <summary>What a stream of some kind can be told beside its contract; checked by the kind.</summary>
[ArgumentFormat(typeof(StreamOptionsArgument))]
internal sealed record StreamOptions(JsonElement Json);
