using System.Text.RegularExpressions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>The links of the documents lead to files, and pages written by hand are short.</summary>
[TestFixture]
public sealed partial class DocumentTests
{
    /// <summary>The reference of the wire protocol, which may be longer.</summary>
    private const string Reference = "protocol.md";

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

    [Test]
    public void Pages_WrittenByHand_HaveAtMost150Lines() =>
        Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(Repository.PathOf("README.md"))
            .Where(file => Path.GetFileName(file) != Reference)
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadAllLines(file)))
            .Where(page => page.Lines.Length > 150 && !page.Lines.Any(line => line.StartsWith("<!-- Generated", StringComparison.Ordinal)))
            .Select(page => $"{page.Name}: {page.Lines.Length}")
            .Should().BeEmpty("a page has one goal");

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex RelativeLink();
}
