using Gateway.Tools.Streams;

namespace Gateway.Resources;

/// <summary>A caller's streams.</summary>
internal sealed record StreamsState(IReadOnlyList<StreamRow> Streams, int Count);
