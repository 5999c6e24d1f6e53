using System.Text.RegularExpressions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>The sources of one project, and which namespaces of it each file names: by a using, by a qualified name, or by a type of an enclosing namespace.</summary>
internal sealed partial class Sources
{
    private readonly string _project;
    private readonly Dictionary<string, string> _files;

    private Sources(string project, Dictionary<string, string> files)
    {
        _project = project;
        _files = files;
    }

    public static Sources Read(string project) =>
        new(project, Repository.SourceFiles(project).ToDictionary(file => file, file => File.ReadAllText(Repository.PathOf(file))));

    public void Add(string file, string text) => _files.Add(file, text);

    /// <summary>The text without comments and literals, as far as names in it could be taken for code.</summary>
    public static string Code(string text) => NoCode().Replace(text, "");

    public IEnumerable<(string File, string Namespace, string Named)> References()
    {
        var types = _files.Values
            .Select(text => (Namespace: NamespaceLine().Match(text).Groups[1].Value, Text: text))
            .Where(file => file.Namespace.Length > 0)
            .SelectMany(file => TypeDeclaration().Matches(file.Text).Select(match => (file.Namespace, Type: match.Groups[1].Value)))
            .Distinct()
            .ToLookup(pair => pair.Namespace, pair => pair.Type);
        var namespaces = types.Select(group => group.Key).ToHashSet();
        return _files.SelectMany(file => ReferencesOf(file.Key, Code(file.Value), types, namespaces));
    }

    private IEnumerable<(string File, string Namespace, string Named)> ReferencesOf(
        string file, string code, ILookup<string, string> types, HashSet<string> namespaces)
    {
        var own = NamespaceLine().Match(code).Groups[1].Value;
        foreach (Match name in DottedName().Matches(code))
        {
            var named = LongestNamespace(name.Value, namespaces) ?? Shortened(name.Value, types, namespaces);
            if (named is not null && named != own && named != _project)
                yield return (file, named, name.Value);
        }
        var words = Identifier().Matches(code).Select(match => match.Value).ToHashSet();
        for (var outer = Parent(own); outer is not null; outer = Parent(outer))
        {
            foreach (var type in types[outer].Where(words.Contains))
                yield return (file, outer, type);
        }
    }

    /// <summary>"Tools.X" within Gateway.Feeds means Gateway.Tools.X: a qualified name may leave out what encloses it. A property may be named so, too; then no type follows.</summary>
    private string? Shortened(string name, ILookup<string, string> types, HashSet<string> namespaces)
    {
        var full = $"{_project}.{name}";
        return LongestNamespace(full, namespaces) is { } named && full.Length > named.Length && types[named].Contains(full[(named.Length + 1)..].Split('.')[0]) ? named : null;
    }

    private static string? LongestNamespace(string name, HashSet<string> namespaces)
    {
        for (string? part = name; part is not null; part = Parent(part))
        {
            if (namespaces.Contains(part))
                return part;
        }
        return null;
    }

    private static string? Parent(string name) => name.LastIndexOf('.') is > 0 and var end ? name[..end] : null;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    public static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(?:public |internal |file |sealed |static |abstract |partial |readonly |ref )*(?:class|record struct|record|struct|enum|interface)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("""//[^\n]*|"(?:[^"\\\n]|\\.)*"|(?s:"{3,}.*?"{3,})""")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex DottedName();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*")]
    private static partial Regex Identifier();
}
