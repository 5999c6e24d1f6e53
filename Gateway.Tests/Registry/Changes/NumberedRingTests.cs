using Gateway.Registry.Changes;

namespace Gateway.Tests.Registry.Changes;

[TestFixture]
public sealed class NumberedRingTests
{
    /// <summary>Entries come and go in any order: the ring holds the newest under their numbers, and counts their bytes.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void AddAndDrop_AnyOrder_KeepNumbersAndBytes(int seed)
    {
        var random = new Random(seed);
        var ring = new NumberedRing<string>(entry => entry.Length);
        var kept = new Queue<string>();
        for (var added = 0; added < 1000;)
        {
            if (kept.Count > 0 && random.Next(100) < 48)
            {
                ring.DropOldest().Should().Be(kept.Dequeue().Length);
            }
            else
            {
                kept.Enqueue(new string('x', random.Next(50)) + ++added);
                ring.Add(kept.Last());
            }
            ring.Last.Should().Be(added);
            ring.First.Should().Be(added - kept.Count + 1);
            ring.Bytes.Should().Be(kept.Sum(entry => entry.Length));
            Enumerable.Range(0, ring.Count).Select(i => ring[ring.First + i]).Should().Equal(kept);
        }
    }
}
