using System.Threading.Channels;
using Gateway.Registry.Changes;
using Gateway.Tests.Support;

namespace Gateway.Tests.Registry.Changes;

/// <summary>A follower of changes that remembers what it was told.</summary>
internal sealed class RecordingReader : IChangeReader
{
    private readonly Channel<string> _told = Channel.CreateBounded<string>(100_000);

    /// <summary>What was told and not yet taken.</summary>
    public int Waiting => _told.Reader.Count;

    public Task<string> NextAsync() => _told.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);

    /// <summary>Everything told so far, oldest first.</summary>
    public List<string> Take()
    {
        var told = new List<string>();
        while (_told.Reader.TryRead(out string? entry))
            told.Add(entry);
        return told;
    }

    public void ListChanged(ChangedList list) => _told.Writer.TryWrite(list.ToString());

    public void ResourceUpdated(string uri) => _told.Writer.TryWrite(uri);
}
