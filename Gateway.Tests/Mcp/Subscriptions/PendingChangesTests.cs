using Gateway.Mcp.Subscriptions;
using Gateway.Registry.Changes;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Subscriptions;

[TestFixture]
public sealed class PendingChangesTests
{
    [Test]
    public async Task Add_MillionsToAReaderThatStandsStill_KeepsEachThingOnceInOrder()
    {
        var pending = new PendingChanges();
        for (int i = 0; i < 1_000_000; i++)
        {
            pending.Add(Change.OfResource("a"));
            pending.Add(Change.Of(ChangedList.Tools));
            pending.Add(Change.OfResource("b"));
            pending.Add(Change.OfTask("b"));
        }

        pending.Count.Should().Be(4);
        List<Change> taken = await TakeAsync(pending, 4);
        taken.Should().Equal(Change.OfResource("a"), Change.Of(ChangedList.Tools), Change.OfResource("b"), Change.OfTask("b"));
        pending.Count.Should().Be(0);
    }

    [Test]
    public async Task Add_WhileTheSameIsBeingTold_IsToldAgain()
    {
        var pending = new PendingChanges();
        pending.Add(Change.OfResource("a"));
        await using IAsyncEnumerator<Change> reading = pending.TakeAllAsync(CancellationToken.None).GetAsyncEnumerator();
        (await reading.MoveNextAsync()).Should().BeTrue();

        pending.Add(Change.OfResource("a"));

        (await reading.MoveNextAsync().AsTask().WaitAsync(McpTestApp.Deadline)).Should().BeTrue();
    }

    [Test]
    public async Task Remove_WhatWaits_IsNotTold()
    {
        var pending = new PendingChanges();
        pending.Add(Change.OfResource("a"));
        pending.Add(Change.OfResource("b"));
        pending.Remove(Change.OfResource("a"));
        pending.Remove(Change.OfResource("never there"));

        (await TakeAsync(pending, 1)).Should().Equal(Change.OfResource("b"));
    }

    [Test]
    public async Task Add_FromManyThreadsWhileRead_NeverLosesTheLast()
    {
        const int Things = 3;
        var pending = new PendingChanges();
        int[] written = new int[Things];
        int[] seen = new int[Things];
        Task[] writers = [.. Enumerable.Range(0, Things).Select(thing => Task.Run(() =>
        {
            for (int i = 1; i <= 20_000; i++)
            {
                Volatile.Write(ref written[thing], i);
                pending.Add(Change.OfTask(thing.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }))];

        await foreach (Change change in pending.TakeAllAsync(CancellationToken.None))
        {
            int thing = int.Parse(change.TaskId!, System.Globalization.CultureInfo.InvariantCulture);
            seen[thing] = Volatile.Read(ref written[thing]);
            if (seen.All(value => value == 20_000))
                break;
        }

        await Task.WhenAll(writers).WaitAsync(McpTestApp.Deadline);
        seen.Should().Equal(20_000, 20_000, 20_000);
    }

    private static async Task<List<Change>> TakeAsync(PendingChanges pending, int count)
    {
        var taken = new List<Change>();
        await foreach (Change change in pending.TakeAllAsync(CancellationToken.None))
        {
            taken.Add(change);
            if (taken.Count == count)
                break;
        }

        return taken;
    }
}
