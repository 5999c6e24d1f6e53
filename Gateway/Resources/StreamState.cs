using Gateway.Tools.Streams;

namespace Gateway.Resources;

/// <summary>One stream with its latest entries, the newest last.</summary>
internal sealed record StreamState(StreamRow Stream, IReadOnlyList<StreamEntryView> Entries);
