using System.Text;
using Gateway.Streaming;
using Gateway.Tests.Support;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class EventStreamTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private ManualTimeProvider _time = null!;
    private EventMemory _memory = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        _memory = new EventMemory(eventsPerStream: 3, bytesPerStream: 1000, bytesInAll: 2000, Window);
    }

    [Test]
    public void Attach_AfterEventsCame_TakesThemInOrderOnce()
    {
        EventStream stream = Stream(lossy: true);
        Add(stream, "a", "b");
        EventReader reader = stream.Attach(() => { })!;

        Take(stream, reader).Should().Equal("id: 7-1\nevent: message\ndata: a\n\n", "id: 7-2\nevent: message\ndata: b\n\n");
        stream.Detach(reader);
        Take(stream, stream.Attach(() => { })!).Should().BeEmpty();
    }

    [Test]
    public void Attach_Connected_IsRefused()
    {
        EventStream stream = Stream(lossy: true);
        stream.Attach(() => { }).Should().NotBeNull();

        stream.Attach(() => { }).Should().BeNull();
    }

    [Test]
    public void Resume_AfterASeenEvent_RepeatsOnlyWhatCameAfterIt()
    {
        EventStream stream = Stream();
        EventReader first = stream.Attach(() => { })!;
        Add(stream, "a", "b", "c");
        Take(stream, first);

        Take(stream, stream.Resume(1, () => { })!).Should().HaveCount(2).And.AllSatisfy(frame => frame.Should().MatchRegex("data: [bc]"));
    }

    [Test]
    public void Resume_Connected_CutsTheOldConnection()
    {
        EventStream stream = Stream();
        bool cut = false;
        EventReader old = stream.Attach(() => cut = true)!;

        EventReader reader = stream.Resume(0, () => { })!;
        stream.Detach(old);
        Add(stream, "a");

        cut.Should().BeTrue();
        stream.IsConnected.Should().BeTrue("the old connection's end is not the new one's");
        Take(stream, reader).Should().ContainSingle();
    }

    [Test]
    public async Task Resume_AfterTheNewestEvent_LetsTheWriterOfItGo()
    {
        EventStream stream = Stream();
        EventReader old = stream.Attach(() => { })!;
        Add(stream, "a");
        Task drained = stream.DrainedAsync();

        stream.Resume(1, () => { }).Should().NotBeNull();
        stream.Detach(old);

        await drained.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(4, true)]
    [TestCase(5, false)]
    public void Resume_UnknownOrDroppedEvent_IsRefused(long after, bool known)
    {
        EventStream stream = Stream();
        Add(stream, "a", "b", "c", "d");

        (stream.Resume(after, () => { }) is not null).Should().Be(known, "the stream keeps its 3 newest of 4");
    }

    [Test]
    public void Add_ManyWithoutAReader_KeepsTheNewestAndCountsTheMissed()
    {
        EventStream stream = Stream(lossy: true);
        Add(stream, "a", "b", "c", "d", "e");

        stream.Missed.Should().Be(2);
        Take(stream, stream.Attach(() => { })!).Select(frame => frame[^3]).Should().Equal('c', 'd', 'e');
    }

    [Test]
    public void Add_CallWithASlowReader_DropsNothingUnread()
    {
        EventStream stream = Stream();
        EventReader reader = stream.Attach(() => { })!;
        Add(stream, "a", "b", "c", "d", "e");

        stream.DrainedAsync().IsCompleted.Should().BeFalse("its writer is to wait");
        Task drained = stream.DrainedAsync();
        Take(stream, reader).Should().HaveCount(5);
        drained.IsCompleted.Should().BeTrue();
    }

    [Test]
    public void DrainedAsync_ReaderLeaves_LetsTheWriterGo()
    {
        EventStream stream = Stream();
        EventReader reader = stream.Attach(() => { })!;
        Add(stream, "a");
        Task drained = stream.DrainedAsync();

        stream.Detach(reader);

        drained.IsCompleted.Should().BeTrue();
    }

    [Test]
    public void Add_LargeEvents_AreBoundedByBytesButTheNewestStays()
    {
        EventStream stream = Stream();
        Add(stream, new string('a', 600), new string('b', 600));
        Take(stream, stream.Resume(1, () => { })!).Should().ContainSingle().Which.Should().Contain("bbb");
        Add(Stream(), new string('c', 1320));

        EventStream another = Stream();
        Add(another, "d");
        another.Resume(0, () => { }).Should().BeNull("all streams together keep too much");
    }

    [Test]
    public void Sweep_NobodyCameBackInTime_AbandonsTheCallThenForgetsTheStream()
    {
        EventStream stream = Stream();
        int abandoned = 0;
        stream.OnAbandoned(() => abandoned++);
        EventReader reader = stream.Attach(() => { })!;
        Add(stream, "a");
        _time.Advance(Window);
        stream.Sweep().Should().BeFalse("it is connected");
        stream.Detach(reader);
        _time.Advance(Window - TimeSpan.FromSeconds(1));
        stream.Sweep();
        abandoned.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(1));
        stream.Sweep().Should().BeFalse("its call has not ended");
        stream.Sweep();
        abandoned.Should().Be(1);

        stream.Finish();
        _time.Advance(Window);
        stream.Sweep().Should().BeTrue();
        _memory.Held.Should().Be(0);
    }

    [Test]
    public void Sweep_OldNotices_AreForgotten()
    {
        EventStream stream = Stream(lossy: true);
        Add(stream, "a");
        _time.Advance(Window);

        stream.Sweep().Should().BeFalse();

        _memory.Held.Should().Be(0);
        Take(stream, stream.Attach(() => { })!).Should().BeEmpty();
    }

    [Test]
    public void Add_AfterTheEnd_IsNothing()
    {
        EventStream stream = Stream();
        stream.Add("last"u8, isLast: true);
        Add(stream, "late");

        Take(stream, stream.Resume(0, () => { })!).Should().ContainSingle().Which.Should().Contain("last");
    }

    [Test]
    public void Add_LineBreaks_StayOneLine()
    {
        EventStream stream = Stream();
        Add(stream, "{\r\n}");

        Take(stream, stream.Attach(() => { })!).Should().Equal("id: 7-1\nevent: message\ndata: {  }\n\n");
    }

    private EventStream Stream(bool lossy = false) => new(7, _memory, _time, lossy);

    private static void Add(EventStream stream, params string[] messages)
    {
        foreach (string message in messages)
            stream.Add(Encoding.UTF8.GetBytes(message));
    }

    private static List<string> Take(EventStream stream, EventReader reader)
    {
        var frames = new List<string>();
        while (stream.TryTake(reader, out ReadOnlyMemory<byte> frame))
        {
            frames.Add(Encoding.UTF8.GetString(frame.Span));
            stream.Took(reader);
        }

        return frames;
    }
}
