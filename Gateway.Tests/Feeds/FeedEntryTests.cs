using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tws.Api;

namespace Gateway.Tests.Feeds;

/// <summary>An entry's bytes, which all readers share.</summary>
[TestFixture]
public sealed class FeedEntryTests
{
    private const int Updates = 200;

    [Test]
    public async Task Readers_FiftyInAllForms_ShareOneUpstreamAndOneSerialization()
    {
        await using var feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, new ManualTimeProvider());
        var items = Channel.CreateBounded<StreamItem<int>>(Updates);
        var opened = 0;
        var serialized = new Counter();
        var kind = new FeedDescriptor(new FeedAttribute(FeedKind.Connection, AccessScope.None, typeof(CountedView)), "counted", "Counted.", [], new Lazy<IReadOnlyList<string>>([]), null!);
        var source = new FeedSource("key", token =>
        {
            Interlocked.Increment(ref opened);
            return FeedStep.Of(items.Reader.ReadAllAsync(token), number => new CountedView(number, serialized), token);
        });
        // A line of NDJSON, a message on a socket, the JSON of a tool's update, the same as the text of a progress notification, the newest that a resource tells of.
        Func<FeedEntry, ReadOnlyMemory<byte>>[] forms = [entry => entry.Line, entry => entry.Message, entry => entry.Json, entry => entry.Said, entry => entry.Json];
        var reading = Enumerable.Range(0, 50).Select(i => ReadAsync(feeds.Join(kind, source), forms[i % forms.Length])).ToList();

        for (var i = 1; i <= Updates; i++)
            await items.Writer.WriteAsync(new StreamItem<int>.Update(i));
        var taken = await Task.WhenAll(reading).WaitAsync(McpTestApp.Deadline);

        opened.Should().Be(1);
        serialized.Count.Should().Be(Updates);
        foreach (var readers in taken.Index().GroupBy(reader => reader.Index % forms.Length, reader => reader.Item))
        {
            for (var seq = 0; seq < Updates; seq++)
                readers.Select(reader => reader[seq]).Distinct(ReferenceEqualityComparer.Instance).Should().ContainSingle("all copy the same bytes");
        }
    }

    [Test]
    public async Task Forms_OfAnUpdateAndAGap_SayTheSame()
    {
        await using var feeds = new OpenFeeds(new FakeTwsConnection(), FeedOptions.Default, new ManualTimeProvider());
        var upstream = new ScriptedFeed();
        using var reader = feeds.Join(upstream.Kind, upstream.Source());
        upstream.Send("""{"text":"ä \"quoted\" <b>"}""");
        upstream.SendGap(new UpdateGap("TWS \"away\"", FakeTwsConnection.Since, FakeTwsConnection.Since.AddSeconds(1), Dropped: 3));
        await Eventually.TrueAsync(() => reader.Feed.LastSeq == 2);

        var entries = reader.Read(10).Entries;

        var at = JsonElement.Parse(entries[0].Line.Span).GetProperty("at").GetString();
        Encoding.UTF8.GetString(entries[0].Line.Span).Should().Be($$$"""{"type":"update","seq":1,"at":"{{{at}}}","data":{"text":"ä \"quoted\" <b>"}}""");
        Encoding.UTF8.GetString(entries[0].Message.Span).Should().Be($$$"""{"type":"update","feed":"{{{reader.Feed.Id}}}","seq":1,"at":"{{{at}}}","data":{"text":"ä \"quoted\" <b>"}}""");
        Encoding.UTF8.GetString(entries[0].Json.Span).Should().Be("""{"text":"ä \"quoted\" <b>"}""");
        JsonElement.Parse(entries[0].Said.Span).GetString().Should().Be("""{"text":"ä \"quoted\" <b>"}""");
        Encoding.UTF8.GetString(entries[1].Line.Span).Should().Be(
            $$$"""{"type":"gap","seq":2,"at":"{{{at}}}","data":{"reason":"TWS \"away\"","from":"2026-01-02T03:04:05+00:00","to":"2026-01-02T03:04:06+00:00","dropped":3}}""");
        Encoding.UTF8.GetString(entries[1].Message.Span).Should().StartWith($$$"""{"type":"gap","feed":"{{{reader.Feed.Id}}}","seq":2,""");
        entries[1].Data.Should().BeNull();
    }

    private static async Task<IReadOnlyList<byte[]>> ReadAsync(FeedReader reader, Func<FeedEntry, ReadOnlyMemory<byte>> form)
    {
        using (reader)
        {
            var taken = new List<byte[]>();
            await foreach (var page in reader.ReadAllAsync(10, CancellationToken.None))
            {
                taken.AddRange(page.Entries.Select(entry => MemoryMarshal.TryGetArray(form(entry), out var bytes) ? bytes.Array! : throw new AssertionException("no array")));
                if (taken.Count == Updates)
                    break;
            }
            return taken;
        }
    }

    private sealed class Counter
    {
        private int _count;

        public int Count => _count;

        public void Add() => Interlocked.Increment(ref _count);
    }

    /// <summary>Counts how often it is made into JSON.</summary>
    private sealed class CountedView(int number, Counter counter)
    {
        [JsonIgnore]
        public int Number => number;

        public int N
        {
            get
            {
                counter.Add();
                return number;
            }
        }
    }
}
