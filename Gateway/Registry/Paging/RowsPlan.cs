using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>Applies <see cref="RowsAttribute"/> to one tool: the added arguments, the output schema, and the shaping of the result.</summary>
internal sealed class RowsPlan
{
    private readonly RowsAttribute _rows;
    private readonly RowsArguments _arguments;
    private readonly Lazy<IReadOnlyList<string>> _columns;
    private readonly Lazy<JsonElement> _output;

    /// <param name="own">What the tool's method takes.</param>
    /// <param name="result">What the method returns.</param>
    /// <exception cref="InvalidOperationException">The result has no such list.</exception>
    public RowsPlan(string tool, RowsAttribute rows, IReadOnlyList<HandlerParameter> own, Type result, string place)
    {
        RowsSchema.RequireRows(result, rows.Property, place);
        _rows = rows;
        _columns = new Lazy<IReadOnlyList<string>>(() => RowsSchema.Columns(SchemaBuilder.Output(result, place), rows.Property, place));
        _arguments = new RowsArguments(tool, rows, own, _columns);
        _output = new Lazy<JsonElement>(() => RowsSchema.Shape(SchemaBuilder.Output(result, place), rows.Property, _arguments.Pages));
    }

    public JsonElement OutputSchema => _output.Value;

    public IReadOnlyList<HandlerParameter> Added => _arguments.Added;

    /// <exception cref="ToolException">A requested field does not exist, or the cursor is invalid; thrown before the tool is called.</exception>
    public RowsRequest Read(object?[] values, JsonElement arguments) => _arguments.Read(values, arguments);

    /// <summary>Cuts and shapes the list of a result; a result without the list stays as it is.</summary>
    public byte[] Shape(byte[] result, RowsRequest request)
    {
        using var document = JsonDocument.Parse(result);
        if (!document.RootElement.TryGetProperty(_rows.Property, out var list) || list.ValueKind != JsonValueKind.Array)
            return result;
        var page = RowsPage.Cut(list, request, _rows.NewestLast);
        var columns = request.Fields.Count > 0 ? request.Fields : page.Filled(_columns.Value);
        return new RowsWriter(_rows.Property, request, page, columns, _arguments.Pages).Write(document.RootElement, result.Length);
    }
}
