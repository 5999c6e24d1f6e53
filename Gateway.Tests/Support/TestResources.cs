using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Resources;

namespace Gateway.Tests.Support;

/// <summary>A registry of resources whose changes a test makes.</summary>
internal sealed class TestResources : IResourceRegistry
{
    public const string Plain = "test://plain";
    public const string Watched = "test://watched";
    public const string Secret = "test://secret";

    private readonly ConcurrentDictionary<string, Channel<Exception?>> _changes = new(StringComparer.Ordinal);
    private int _watches;
    private int _started;

    public TestResources()
    {
        Resources = [Resource(Plain), Resource(Secret, AccessScope.AccountRead), Resource(Watched, watched: true)];
        Templates = [Resource("test://item/{id}", watched: true)];
    }

    public IReadOnlyList<ResourceDescriptor> Resources { get; }

    public IReadOnlyList<ResourceDescriptor> Templates { get; }

    /// <summary>How many watchers run now.</summary>
    public int Watches => Volatile.Read(ref _watches);

    /// <summary>How many watchers have ever begun.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>Each beginning of a watcher, by its URI.</summary>
    public Channel<string> Begun { get; } = Channel.CreateBounded<string>(10_000);

    /// <summary>Each end of a watcher, by its URI.</summary>
    public Channel<string> Ended { get; } = Channel.CreateBounded<string>(10_000);

    public bool TryFind(string uri, [NotNullWhen(true)] out ResourceDescriptor? resource)
    {
        resource = Resources.FirstOrDefault(candidate => candidate.Uri == uri) ?? (uri.StartsWith("test://item/", StringComparison.Ordinal) ? Templates[0] : null);
        return resource is not null;
    }

    public ResourceDescriptor Find(string uri) => TryFind(uri, out ResourceDescriptor? resource) ? resource : throw new ArgumentException(uri);

    /// <summary>Lets the watcher of the resource tell one change.</summary>
    public void Change(string uri) => Changes(uri).Writer.TryWrite(null).Should().BeTrue();

    /// <summary>Lets the watcher of the resource fail.</summary>
    public void Fail(string uri, Exception exception) => Changes(uri).Writer.TryWrite(exception).Should().BeTrue();

    /// <summary>Lets the watcher of the resource end of itself.</summary>
    public void End(string uri) => Changes(uri).Writer.Complete();

    private Channel<Exception?> Changes(string uri) => _changes.GetOrAdd(uri, _ => Channel.CreateBounded<Exception?>(1000));

    private async IAsyncEnumerable<object?> WatchAsync(string uri, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _watches);
        Interlocked.Increment(ref _started);
        Begun.Writer.TryWrite(uri);
        try
        {
            await foreach (Exception? failure in Changes(uri).Reader.ReadAllAsync(cancellationToken))
            {
                if (failure is not null)
                    throw failure;
                yield return null;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watches);
            Ended.Writer.TryWrite(uri);
        }
    }

    private ResourceDescriptor Resource(string uri, AccessScope scope = AccessScope.None, bool watched = false) => new()
    {
        Uri = uri,
        IsTemplate = uri.Contains('{', StringComparison.Ordinal),
        Toolset = "test",
        Scope = scope,
        Description = "A resource that a test changes.",
        Traits = new ResourceAttribute(uri, "test", "Test") { MimeType = "text/plain" },
        Reader = (asked, _, _) => Task.FromResult<IReadOnlyList<ResourceContents>?>(null),
        Watcher = watched ? WatchAsync : null,
    };
}
