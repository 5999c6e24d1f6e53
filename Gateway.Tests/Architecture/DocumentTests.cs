using System.Text.RegularExpressions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>What the documents point at is there.</summary>
[TestFixture]
public sealed partial class DocumentTests
{
    [Test]
    public void Documents_RelativeLinks_LeadToFiles()
    {
        var documents = Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .ToList();
        documents.Should().NotBeEmpty();
        var broken =
            from document in documents
            from match in RelativeLink().Matches(File.ReadAllText(document))
            let target = Path.Combine(Path.GetDirectoryName(document)!, match.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, document)} -> {match.Groups[1].Value}";
        broken.Should().BeEmpty();
    }

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex RelativeLink();
}
